"""The catalogue of measures: reading and checking files, what is in force on a day, and exports."""

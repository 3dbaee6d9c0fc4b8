"""The handling of a case under forvaltningsloven: decisions, appeals, access."""

"""Data plugins: a folder of TOML without code, as a folder, as a wheel, and installed."""

"""Pictures: SVG markup, text that fits, colours, and lanes side by side."""

"""Drawing: SVG markup, text fitted to a width, colours and patterns, and lanes side by side."""

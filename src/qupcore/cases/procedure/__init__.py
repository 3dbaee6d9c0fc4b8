"""How a case was handled, held against forvaltningsloven: decisions, appeals, access."""

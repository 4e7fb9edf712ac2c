"""Translation units and terms in the formats of other tools."""

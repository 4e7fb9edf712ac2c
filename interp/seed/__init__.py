"""Sample papers, tables and formats shipped with the product."""

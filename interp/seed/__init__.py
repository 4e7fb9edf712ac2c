"""Sample papers shipped with the product, for the first start."""

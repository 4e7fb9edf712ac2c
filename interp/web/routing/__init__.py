"""What is stated of a route where its handler is, who may ask for it, and the documents that are made from that."""

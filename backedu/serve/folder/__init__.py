"""The folder that is served: which notebooks it has, and what is beside them."""

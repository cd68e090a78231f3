"""The class on the network: what the phones, the wall and the panel fetch and send."""

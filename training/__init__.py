"""Data preparation, training, ONNX export and evaluation of the reader's model. Never in the wheel.

torch lives only here.
"""

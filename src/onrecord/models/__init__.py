"""What every packaged network needs: files checked against their manifest, the runtime, word pieces."""

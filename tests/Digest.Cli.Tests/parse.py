"""Judges a received message: no defects anywhere, text and HTML as alternatives, and the PDF inside equal to the one built."""
import email
import email.policy
import sys

message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for part in message.walk():
    assert not part.defects, (part.get_content_type(), part.defects)
assert message.get_content_type() == "multipart/mixed", message.get_content_type()
alternative, pdf = message.iter_parts()
kinds = [part.get_content_type() for part in alternative.iter_parts()]
assert kinds == ["text/plain", "text/html"], kinds
assert pdf.get_content_type() == "application/pdf" and pdf.get_filename().endswith(".pdf")
assert pdf.get_content() == open(sys.argv[2], "rb").read(), "the PDF differs from the one built"
for name in ("From", "To", "Subject", "Date", "Message-ID"):
    assert message[name], name
assert "\N{REPLACEMENT CHARACTER}" not in message.get_body(("plain",)).get_content()

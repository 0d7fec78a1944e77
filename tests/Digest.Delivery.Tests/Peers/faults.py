# A mail server on aiosmtpd that fails as the reader's name says. Prints its port, then a line for each message that it took.
import asyncio
import sys

from aiosmtpd.smtp import SMTP

RECIPIENT = {"grey": "451 4.7.1 come again", "gone": "550 5.1.1 nobody", "full": "452 4.2.2 full"}
DOT = {"tmp-dot": "451 4.3.0 later", "bad-dot": "554 5.7.1 not this"}


class Faults:
    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name in RECIPIENT:
            return RECIPIENT[name]
        if name == "drop-rcpt":
            server.transport.abort()
            return "250 gone"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 known"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name in DOT:
            return DOT[name]
        print("took", envelope.rcpt_tos[0], len(envelope.content), flush=True)
        if name == "drop-after-dot":
            server.transport.abort()
        if name == "slow-dot":
            await asyncio.sleep(5)
        return "250 2.0.0 taken"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Faults(), hostname="faults.test"), "127.0.0.1", 0)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())

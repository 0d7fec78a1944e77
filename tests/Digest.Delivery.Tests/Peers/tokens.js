// A mail server on npm's smtp-server that logs in by XOAUTH2, PLAIN or LOGIN over STARTTLS. Arguments: key, certificate. Prints its port, then a line for each message that it took.
const { SMTPServer } = require('smtp-server');
const { readFileSync } = require('fs');

const server = new SMTPServer({
  key: readFileSync(process.argv[2]),
  cert: readFileSync(process.argv[3]),
  authMethods: ['XOAUTH2', 'PLAIN', 'LOGIN'],
  onAuth(auth, session, done) {
    const isRight = auth.method === 'XOAUTH2' ? auth.accessToken === 'a-token' : auth.password === 'word';
    if (isRight) return done(null, { user: auth.username });
    if (auth.method === 'XOAUTH2') return done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
    return done(new Error('wrong'));
  },
  onRcptTo(address, session, done) {
    if (address.address.startsWith('gone')) return done(Object.assign(new Error('5.1.1 nobody'), { responseCode: 550 }));
    return done();
  },
  onData(stream, session, done) {
    let size = 0;
    stream.on('data', (piece) => { size += piece.length; });
    stream.on('end', () => { console.log('took', session.envelope.rcptTo[0].address, size); done(); });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log('port', server.server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

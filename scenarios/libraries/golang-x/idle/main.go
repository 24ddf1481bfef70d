//lostwake:expected a reader of a websocket
//lostwake:expected a reader of an SSH channel
//lostwake:expected a receiver of SSH requests that nobody wants
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the acceptor of channels of an SSH client
//lostwake:expected the answer to global requests of an SSH client
//lostwake:expected the distributor of an SSH connection
//lostwake:expected the frame reader of an HTTP/2 connection of a server
//lostwake:expected the key exchange of an SSH connection
//lostwake:expected the main loop of an HTTP/2 connection of a server
//lostwake:expected the reader of an HTTP/2 connection of a client
//lostwake:expected the reader of an SSH connection
//lostwake:expected the watch on the end of an SSH connection
//lostwake:expected the watch on the end of an SSH session
//lostwake:unclear main.serve
//lostwake:unclear main.serve.func1

// An SSH client and server, a websocket and HTTP/2 of golang.org/x that have nothing to do.
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"net"
	"net/http"
	"net/http/httptest"

	"golang.org/x/crypto/ssh"
	"golang.org/x/net/http2"
	"golang.org/x/net/websocket"

	"lostwake.io/libraries/service"
)

func main() {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	service.Must(err)
	signer, err := ssh.NewSignerFromKey(key)
	service.Must(err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	go serve(listener, signer)
	client, err := ssh.Dial("tcp", listener.Addr().String(), &ssh.ClientConfig{User: "a", HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	service.Must(err)
	defer client.Close()
	session, err := client.NewSession()
	service.Must(err)
	output, err := session.StdoutPipe()
	service.Must(err)
	service.Must(session.Shell())
	go io.Copy(io.Discard, output)

	talk := httptest.NewServer(websocket.Handler(func(conversation *websocket.Conn) { io.Copy(conversation, conversation) }))
	socket, err := websocket.Dial("ws"+talk.URL[4:], "", talk.URL)
	service.Must(err)
	defer socket.Close()

	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	service.Must(http2.ConfigureServer(server.Config, &http2.Server{}))
	server.TLS = server.Config.TLSConfig
	server.StartTLS()
	transport := &http2.Transport{TLSClientConfig: server.Client().Transport.(*http.Transport).TLSClientConfig}
	response, err := (&http.Client{Transport: transport}).Get(server.URL)
	service.Must(err)
	response.Body.Close()

	service.Show()
}

func serve(listener net.Listener, signer ssh.Signer) {
	config := &ssh.ServerConfig{NoClientAuth: true}
	config.AddHostKey(signer)
	connection, err := listener.Accept()
	service.Must(err)
	_, channels, requests, err := ssh.NewServerConn(connection, config)
	service.Must(err)
	go ssh.DiscardRequests(requests)
	for wanted := range channels {
		channel, requests, err := wanted.Accept()
		service.Must(err)
		go func() {
			for request := range requests {
				request.Reply(true, nil)
			}
		}()
		go io.Copy(io.Discard, channel)
	}
}

//lostwake:expected a QUIC connection
//lostwake:expected a reader of a QUIC stream
//lostwake:expected an accept loop of a QUIC connection
//lostwake:expected an accept loop of a QUIC listener
//lostwake:expected the packet reader of a QUIC transport
//lostwake:expected the send queue of a QUIC connection
//lostwake:expected the send queue of a QUIC listener
//lostwake:expected the send queue of a QUIC transport
//lostwake:expected the server of a QUIC listener

// A QUIC listener and an HTTP/3 server, each with one idle connection.
package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"log"
	"math/big"
	"net"
	"net/http"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/quic-go/quic-go"
	"github.com/quic-go/quic-go/http3"
)

func certificate() tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	check(err)
	return tls.Certificate{Certificate: [][]byte{certificate}, PrivateKey: key}
}

func main() {
	ctx := context.Background()
	serverTLS := &tls.Config{Certificates: []tls.Certificate{certificate()}, NextProtos: []string{"echo"}}
	listener, err := quic.ListenAddr("127.0.0.1:0", serverTLS, nil)
	check(err)
	go func() {
		for {
			connection, err := listener.Accept(ctx)
			if err != nil {
				return
			}
			go func() {
				for {
					stream, err := connection.AcceptStream(ctx)
					if err != nil {
						return
					}
					go stream.Read(make([]byte, 10))
				}
			}()
		}
	}()
	connection, err := quic.DialAddr(ctx, listener.Addr().String(),
		&tls.Config{InsecureSkipVerify: true, NextProtos: []string{"echo"}}, &quic.Config{KeepAlivePeriod: time.Second})
	check(err)
	stream, err := connection.OpenStreamSync(ctx)
	check(err)
	_, err = stream.Write([]byte("x"))
	check(err)
	go stream.Read(make([]byte, 10))

	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	check(err)
	server := &http3.Server{
		TLSConfig: http3.ConfigureTLSConfig(&tls.Config{Certificates: []tls.Certificate{certificate()}}),
		Handler:   http.NotFoundHandler(),
	}
	go server.Serve(packets)
	client := http.Client{Transport: &http3.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	response, err := client.Get("https://" + packets.LocalAddr().String())
	check(err)
	check(response.Body.Close())
	dump()
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

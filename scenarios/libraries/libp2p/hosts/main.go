//lostwake:expected a QUIC connection
//lostwake:expected a connector of libp2p's pubsub
//lostwake:expected a reader of a libp2p stream over QUIC
//lostwake:expected a subscriber of libp2p's pubsub
//lostwake:expected a validator of libp2p's pubsub
//lostwake:expected an accept loop
//lostwake:expected an accept loop of a QUIC connection
//lostwake:expected an accept loop of a QUIC listener
//lostwake:expected an accept loop of a libp2p host
//lostwake:expected the QUIC listener of a libp2p host
//lostwake:expected the QUIC sockets of a libp2p host
//lostwake:expected the WebRTC listener of a libp2p host
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the address book of a libp2p host
//lostwake:expected the addresses of a libp2p host
//lostwake:expected the back-off of libp2p's pubsub
//lostwake:expected the candidates of a WebRTC listener of a libp2p host
//lostwake:expected the connection events of a libp2p host
//lostwake:expected the connection manager of a libp2p host
//lostwake:expected the dial back-off of a libp2p host
//lostwake:expected the heartbeat of libp2p's pubsub
//lostwake:expected the identify service of a libp2p host
//lostwake:expected the main loop of libp2p's pubsub
//lostwake:expected the observed addresses of a libp2p host
//lostwake:expected the packet reader of a QUIC transport
//lostwake:expected the packet reader of a WebRTC listener of a libp2p host
//lostwake:expected the peer addresses of libp2p's pubsub
//lostwake:expected the peer store cleaner of a libp2p host
//lostwake:expected the peer watch of libp2p's pubsub
//lostwake:expected the reachability check of a libp2p host
//lostwake:expected the relay listener of a libp2p host
//lostwake:expected the resource manager of a libp2p host
//lostwake:expected the seen messages of libp2p's pubsub
//lostwake:expected the send queue of a QUIC connection
//lostwake:expected the send queue of a QUIC listener
//lostwake:expected the send queue of a QUIC transport
//lostwake:expected the sender to a peer of libp2p's pubsub
//lostwake:expected the server of a QUIC listener
//lostwake:expected the tag decay of a libp2p host
//lostwake:expected the websocket listener of a libp2p host

// Two libp2p hosts that speak to each other and share a topic, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/libp2p/go-libp2p"
	pubsub "github.com/libp2p/go-libp2p-pubsub"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
)

func node(address ...string) host.Host {
	host, err := libp2p.New(libp2p.ListenAddrStrings(address...))
	check(err)
	gossip, err := pubsub.NewGossipSub(context.Background(), host)
	check(err)
	topic, err := gossip.Join("news")
	check(err)
	subscription, err := topic.Subscribe()
	check(err)
	go subscription.Next(context.Background())
	return host
}

func main() {
	first := node("/ip4/127.0.0.1/tcp/0", "/ip4/127.0.0.1/udp/0/quic-v1", "/ip4/127.0.0.1/tcp/0/ws", "/ip4/127.0.0.1/udp/0/webrtc-direct")
	second := node("/ip4/127.0.0.1/tcp/0", "/ip4/127.0.0.1/udp/0/quic-v1")
	check(second.Connect(context.Background(), peer.AddrInfo{ID: first.ID(), Addrs: first.Addrs()}))
	third := node("/ip4/127.0.0.1/tcp/0")
	check(third.Connect(context.Background(), peer.AddrInfo{ID: first.ID(), Addrs: first.Addrs()}))
	time.Sleep(4 * time.Second)
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

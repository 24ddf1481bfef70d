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

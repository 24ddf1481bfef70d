//lostwake:misused context-not-cancelled | 120 goroutines, each a watch of an etcd client | give every watch a context of its own and cancel it

// Watches of etcd whose context nobody cancels, one per request.
package main

import (
	"context"
	"log"
	"net/url"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"
)

func main() {
	directory, err := os.MkdirTemp("", "etcd")
	check(err)
	defer os.RemoveAll(directory)
	config := embed.NewConfig()
	config.Dir = directory
	config.LogLevel = "fatal"
	any := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	config.ListenClientUrls = []url.URL{any}
	config.ListenPeerUrls = []url.URL{any}
	server, err := embed.StartEtcd(config)
	check(err)
	<-server.Server.ReadyNotify()
	client, err := clientv3.New(clientv3.Config{Endpoints: []string{server.Clients[0].Addr().String()}})
	check(err)
	for range 120 {
		ctx, cancel := context.WithCancel(context.Background())
		_ = cancel // nobody calls it
		changes := client.Watch(ctx, "key", clientv3.WithCreatedNotify())
		<-changes
	}
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

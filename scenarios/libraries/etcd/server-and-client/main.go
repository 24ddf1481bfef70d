// An embedded etcd server and a client with a watch, a lease and an election, at rest.
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
	"go.etcd.io/etcd/client/v3/concurrency"
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
	ctx := context.Background()
	_, err = client.Put(ctx, "key", "value")
	check(err)
	changes := client.Watch(ctx, "key", clientv3.WithPrefix())
	go func() {
		for range changes {
		}
	}()
	lease, err := client.Grant(ctx, 60)
	check(err)
	kept, err := client.KeepAlive(ctx, lease.ID)
	check(err)
	go func() {
		for range kept {
		}
	}()
	session, err := concurrency.NewSession(client)
	check(err)
	check(concurrency.NewElection(session, "/leader").Campaign(ctx, "first"))
	time.Sleep(2 * time.Second)
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

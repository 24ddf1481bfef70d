//lostwake:expected a Raft node of etcd
//lostwake:expected a gRPC stream that is still open
//lostwake:expected a job queue of an etcd server
//lostwake:expected a lease of an etcd client that is kept alive
//lostwake:expected a lease stream of an etcd server
//lostwake:expected a monitor of an etcd server
//lostwake:expected a session of an etcd client
//lostwake:expected a watch of an etcd client
//lostwake:expected a watch stream of an etcd server
//lostwake:expected an accept loop
//lostwake:expected an accept loop behind cmux
//lostwake:expected an idle connection of a gRPC server
//lostwake:expected the Raft loop of an etcd server
//lostwake:expected the blocked watchers of an etcd server
//lostwake:expected the callback queue of a gRPC connection
//lostwake:expected the cleaner of old files of an etcd server
//lostwake:expected the commit timer of an etcd server
//lostwake:expected the deadline watch of the leases of an etcd client
//lostwake:expected the file cleaning of an etcd server
//lostwake:expected the file descriptor meter of an etcd server
//lostwake:expected the gateway of an etcd server
//lostwake:expected the keepalive timer of a connection of a gRPC server
//lostwake:expected the leader watch of an etcd server
//lostwake:expected the lease expiry of an etcd server
//lostwake:expected the main loop of an etcd server
//lostwake:expected the read loop of an etcd server
//lostwake:expected the reader of a connection of a gRPC client
//lostwake:expected the receiver of a lease stream of an etcd server
//lostwake:expected the receiver of a watch stream of an etcd server
//lostwake:expected the receiver of the lease stream of an etcd client
//lostwake:expected the receiver of the watch stream of an etcd client
//lostwake:expected the sender of a watch stream of an etcd server
//lostwake:expected the sender of the lease stream of an etcd client
//lostwake:expected the slow watchers of an etcd server
//lostwake:expected the watch stream of an etcd client
//lostwake:expected the write-ahead log allocator of an etcd server
//lostwake:expected the writer of a gRPC connection
//lostwake:unclear context.(*cancelCtx).propagateCancel.func2
//lostwake:unclear main.main.func1
//lostwake:unclear main.main.func2

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

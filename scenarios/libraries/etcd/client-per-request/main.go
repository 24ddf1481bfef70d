//lostwake:misused resource-not-closed | the reader of a connection of a gRPC client | make one grpc.ClientConn per server

// A client of etcd per request that nobody closes.
package main

import (
	"context"
	"log"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	clientv3 "go.etcd.io/etcd/client/v3"
	"google.golang.org/grpc"
)

type keys struct{ pb.UnimplementedKVServer }

func (keys) Put(context.Context, *pb.PutRequest) (*pb.PutResponse, error) {
	return &pb.PutResponse{Header: &pb.ResponseHeader{}}, nil
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	server := grpc.NewServer()
	pb.RegisterKVServer(server, keys{})
	go server.Serve(listener)
	for range 300 {
		client, err := clientv3.New(clientv3.Config{Endpoints: []string{listener.Addr().String()}})
		check(err)
		_, err = client.Put(context.Background(), "key", "value")
		check(err)
		// client.Close() is missing.
	}
	dump()
}

// dump writes what the goroutines do at rest, equal ones together.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 1); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

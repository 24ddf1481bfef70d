//lostwake:expected an accept loop
//lostwake:expected an idle connection of a gRPC server
//lostwake:expected the callback queue of a gRPC connection
//lostwake:expected the keepalive timer of a connection of a gRPC client
//lostwake:expected the keepalive timer of a connection of a gRPC server
//lostwake:expected the metrics worker of OpenCensus
//lostwake:expected the reader of a connection of a gRPC client
//lostwake:expected the session renewal of a Spanner client
//lostwake:expected the writer of a gRPC connection

// A Spanner client on its fake, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"cloud.google.com/go/spanner"
	"cloud.google.com/go/spanner/spannertest"
	"google.golang.org/api/option"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func main() {
	server, err := spannertest.NewServer("127.0.0.1:0")
	check(err)
	server.SetLogger(func(string, ...any) {})
	client, err := spanner.NewClientWithConfig(context.Background(), "projects/p/instances/i/databases/d",
		spanner.ClientConfig{DisableNativeMetrics: true},
		option.WithEndpoint(server.Addr), option.WithoutAuthentication(),
		option.WithGRPCDialOption(grpc.WithTransportCredentials(insecure.NewCredentials())))
	check(err)
	dump()
	client.Close()
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

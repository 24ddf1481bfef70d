//lostwake:expected an accept loop
//lostwake:expected an idle connection of a gRPC server
//lostwake:expected an idle worker of a gRPC server
//lostwake:expected the callback queue of a gRPC connection
//lostwake:expected the keepalive timer of a connection of a gRPC client
//lostwake:expected the keepalive timer of a connection of a gRPC server
//lostwake:expected the reader of a connection of a gRPC client
//lostwake:expected the writer of a gRPC connection

// A gRPC server and client that have nothing to do, with a health stream that is watched.
package main

import (
	"context"
	"net"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"

	"lostwake.io/libraries/service"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	server := grpc.NewServer(grpc.NumStreamWorkers(2))
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	go server.Serve(listener)
	client, err := grpc.NewClient(listener.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: time.Hour}))
	service.Must(err)
	defer client.Close()
	_, err = grpc_health_v1.NewHealthClient(client).Check(context.Background(), &grpc_health_v1.HealthCheckRequest{})
	service.Must(err)
	service.Show()
}

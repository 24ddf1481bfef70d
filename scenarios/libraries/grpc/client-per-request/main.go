//lostwake:misused resource-not-closed | the reader of a connection of a gRPC client | make one grpc.ClientConn per server

// A gRPC client for every request, none of which is closed.
package main

import (
	"context"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"

	"lostwake.io/libraries/service"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	server := grpc.NewServer()
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	go server.Serve(listener)
	service.Requests(300, func() {
		client, err := grpc.NewClient(listener.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()))
		service.Must(err)
		_, err = grpc_health_v1.NewHealthClient(client).Check(context.Background(), &grpc_health_v1.HealthCheckRequest{})
		service.Must(err)
	})
	service.Show()
}

//lostwake:misused resource-not-closed | a gRPC stream that is still open | cancel its context

// Streams that are opened, read once and forgotten, and calls that nobody answers.
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
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	server := grpc.NewServer()
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	go server.Serve(listener)
	client, err := grpc.NewClient(listener.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	service.Must(err)
	defer client.Close()
	service.Requests(40, func() {
		stream, err := grpc_health_v1.NewHealthClient(client).Watch(ctx, &grpc_health_v1.HealthCheckRequest{})
		service.Must(err)
		_, err = stream.Recv()
		service.Must(err)
	})
	go func() {
		stream, err := grpc_health_v1.NewHealthClient(client).Watch(ctx, &grpc_health_v1.HealthCheckRequest{})
		service.Must(err)
		for {
			if _, err := stream.Recv(); err != nil {
				return
			}
		}
	}()
	service.Show()
}

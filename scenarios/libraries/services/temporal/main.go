//lostwake:expected a poll of a Temporal worker
//lostwake:expected a poll request of a Temporal worker
//lostwake:expected a task dispatcher of a Temporal worker
//lostwake:expected an accept loop
//lostwake:expected an idle connection of a gRPC server
//lostwake:expected the callback queue of a gRPC connection
//lostwake:expected the end of the pollers of a Temporal worker
//lostwake:expected the keepalive timer of a connection of a gRPC client
//lostwake:expected the keepalive timer of a connection of a gRPC server
//lostwake:expected the local activities of a Temporal worker
//lostwake:expected the reader of a connection of a gRPC client
//lostwake:expected the writer of a gRPC connection
//lostwake:unclear main.service.PollActivityTaskQueue
//lostwake:unclear main.service.PollWorkflowTaskQueue

// A Temporal worker that waits for tasks, on a stub of the server.
package main

import (
	"context"
	"io"
	"log"
	"log/slog"
	"net"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	temporal "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"
	"google.golang.org/grpc"
)

type service struct {
	workflowservice.UnimplementedWorkflowServiceServer
}

func (service) GetSystemInfo(context.Context, *workflowservice.GetSystemInfoRequest) (*workflowservice.GetSystemInfoResponse, error) {
	return &workflowservice.GetSystemInfoResponse{}, nil
}

func (service) DescribeNamespace(context.Context, *workflowservice.DescribeNamespaceRequest) (*workflowservice.DescribeNamespaceResponse, error) {
	return &workflowservice.DescribeNamespaceResponse{}, nil
}

func (service) PollWorkflowTaskQueue(ctx context.Context, _ *workflowservice.PollWorkflowTaskQueueRequest) (*workflowservice.PollWorkflowTaskQueueResponse, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func (service) PollActivityTaskQueue(ctx context.Context, _ *workflowservice.PollActivityTaskQueueRequest) (*workflowservice.PollActivityTaskQueueResponse, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func bill(context.Context) error { return nil }

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	server := grpc.NewServer()
	workflowservice.RegisterWorkflowServiceServer(server, service{})
	go server.Serve(listener)
	quiet := temporal.NewStructuredLogger(slog.New(slog.NewTextHandler(io.Discard, nil)))
	to, err := client.Dial(client.Options{HostPort: listener.Addr().String(), Logger: quiet})
	check(err)
	orders := worker.New(to, "orders", worker.Options{})
	orders.RegisterActivity(bill)
	check(orders.Start())
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

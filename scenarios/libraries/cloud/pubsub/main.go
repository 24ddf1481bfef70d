//lostwake:expected a gRPC handler that waits for a message of its client
//lostwake:expected a gRPC stream that is still open
//lostwake:expected a receive loop of Google Pub/Sub
//lostwake:expected a subscriber of Google Pub/Sub
//lostwake:expected an accept loop
//lostwake:expected an idle connection of a gRPC server
//lostwake:expected the acknowledgements of a subscriber of Google Pub/Sub
//lostwake:expected the callback queue of a gRPC connection
//lostwake:expected the fake server of Google Pub/Sub
//lostwake:expected the keepalive of a subscriber of Google Pub/Sub
//lostwake:expected the keepalive timer of a connection of a gRPC server
//lostwake:expected the metrics worker of OpenCensus
//lostwake:expected the reader of a connection of a gRPC client
//lostwake:expected the streaming pull of a subscriber of Google Pub/Sub
//lostwake:expected the writer of a gRPC connection

// A subscriber and a publisher of Google Pub/Sub on its fake, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"cloud.google.com/go/pubsub/v2"
	pb "cloud.google.com/go/pubsub/v2/apiv1/pubsubpb"
	"cloud.google.com/go/pubsub/v2/pstest"
	"google.golang.org/api/option"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func main() {
	server := pstest.NewServer()
	connection, err := grpc.NewClient(server.Addr, grpc.WithTransportCredentials(insecure.NewCredentials()))
	check(err)
	ctx := context.Background()
	client, err := pubsub.NewClient(ctx, "project", option.WithGRPCConn(connection))
	check(err)
	_, err = client.TopicAdminClient.CreateTopic(ctx, &pb.Topic{Name: "projects/project/topics/orders"})
	check(err)
	_, err = client.SubscriptionAdminClient.CreateSubscription(ctx, &pb.Subscription{
		Name: "projects/project/subscriptions/billing", Topic: "projects/project/topics/orders",
	})
	check(err)
	go client.Subscriber("billing").Receive(ctx, func(_ context.Context, message *pubsub.Message) { message.Ack() })
	_, err = client.Publisher("orders").Publish(ctx, &pubsub.Message{Data: []byte("order")}).Get(ctx)
	check(err)
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

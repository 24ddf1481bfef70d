//lostwake:expected a JetStream API worker of a NATS server
//lostwake:expected a NATS subscription that waits for its next message
//lostwake:expected a caller that waits for the next message of JetStream
//lostwake:expected a caller that waits for the next message of a NATS subscription
//lostwake:expected a consumer of JetStream that waits
//lostwake:expected an accept loop
//lostwake:expected the accept loop of an HTTP server
//lostwake:expected the acknowledgements of a JetStream consumer
//lostwake:expected the callback queue of a NATS connection
//lostwake:expected the consumer signals of a JetStream stream
//lostwake:expected the context of a NATS subscription
//lostwake:expected the delayed JetStream answers of a NATS server
//lostwake:expected the delivery loop of a JetStream consumer
//lostwake:expected the gateway reply map of a NATS server
//lostwake:expected the log limiter of a NATS server
//lostwake:expected the pull requests of a JetStream consumer
//lostwake:expected the pull requests of a consumer of JetStream
//lostwake:expected the reader of a NATS connection
//lostwake:expected the reader of a connection of a NATS server
//lostwake:expected the send queue of a JetStream stream
//lostwake:expected the send queue of an account of a NATS server
//lostwake:expected the state writer of a JetStream consumer
//lostwake:expected the state writer of a JetStream stream
//lostwake:expected the system messages of a NATS server
//lostwake:expected the system receiver of a NATS server
//lostwake:expected the usage statistics of a NATS server
//lostwake:expected the writer of a NATS connection
//lostwake:expected the writer of a connection of a NATS server

// An embedded NATS server with JetStream, and a client that publishes and consumes, at rest.
package main

import (
	"context"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func main() {
	directory, err := os.MkdirTemp("", "nats")
	check(err)
	defer os.RemoveAll(directory)
	node, err := server.NewServer(&server.Options{
		Host: "127.0.0.1", Port: server.RANDOM_PORT, HTTPHost: "127.0.0.1", HTTPPort: server.RANDOM_PORT,
		JetStream: true, StoreDir: directory, NoLog: true, NoSigs: true,
	})
	check(err)
	node.Start()
	node.ReadyForConnections(5 * time.Second)
	connection, err := nats.Connect(node.ClientURL())
	check(err)
	_, err = connection.Subscribe("news", func(*nats.Msg) {})
	check(err)
	check(connection.Publish("news", []byte("news")))
	synchronous, err := connection.SubscribeSync("requests")
	check(err)
	go synchronous.NextMsgWithContext(context.Background())
	stream, err := jetstream.New(connection)
	check(err)
	ctx := context.Background()
	orders, err := stream.CreateStream(ctx, jetstream.StreamConfig{Name: "orders", Subjects: []string{"orders.*"}})
	check(err)
	consumer, err := orders.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{Durable: "billing"})
	check(err)
	_, err = consumer.Consume(func(message jetstream.Msg) { message.Ack() })
	check(err)
	messages, err := consumer.Messages()
	check(err)
	go messages.Next()
	_, err = stream.Publish(ctx, "orders.new", []byte("order"))
	check(err)
	bucket, err := stream.CreateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: "settings"})
	check(err)
	_, err = bucket.WatchAll(ctx)
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

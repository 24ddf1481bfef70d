//lostwake:expected an accept loop
//lostwake:expected the cleaner of a MongoDB pool
//lostwake:expected the maker of connections of a MongoDB pool
//lostwake:expected the monitor of a MongoDB server
//lostwake:unclear main.serve
//lostwake:unclear main.main.func1

// Clients of MongoDB, of both drivers, that have nothing to do.
package main

import (
	"context"
	"encoding/binary"
	"io"
	"net"

	mongo1 "go.mongodb.org/mongo-driver/mongo"
	options1 "go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"lostwake.io/libraries/service"
)

func main() {
	ctx := context.Background()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	go func() {
		for {
			connection, err := listener.Accept()
			service.Must(err)
			go serve(connection)
		}
	}()
	address := "mongodb://" + listener.Addr().String()
	client, err := mongo.Connect(options.Client().ApplyURI(address).SetServerAPIOptions(options.ServerAPI(options.ServerAPIVersion1)))
	service.Must(err)
	service.Must(client.Ping(ctx, nil))
	old, err := mongo1.Connect(ctx, options1.Client().ApplyURI(address).SetServerAPIOptions(options1.ServerAPI(options1.ServerAPIVersion1)))
	service.Must(err)
	service.Must(old.Ping(ctx, nil))
	service.Show()
	client.Disconnect(ctx)
	old.Disconnect(ctx)
}

// serve answers every OP_MSG as a server that stands alone.
func serve(connection net.Conn) {
	answer, err := bson.Marshal(bson.D{{Key: "ok", Value: 1}, {Key: "helloOk", Value: true}, {Key: "isWritablePrimary", Value: true}, {Key: "minWireVersion", Value: 0}, {Key: "maxWireVersion", Value: 21}, {Key: "maxBsonObjectSize", Value: 1 << 24}, {Key: "maxMessageSizeBytes", Value: 48000000}, {Key: "maxWriteBatchSize", Value: 100000}})
	service.Must(err)
	header := make([]byte, 16)
	for {
		if _, err := io.ReadFull(connection, header); err != nil {
			return
		}
		if _, err := io.CopyN(io.Discard, connection, int64(binary.LittleEndian.Uint32(header))-16); err != nil {
			return
		}
		reply := binary.LittleEndian.AppendUint32(nil, uint32(16+5+len(answer)))
		reply = binary.LittleEndian.AppendUint32(reply, 1)
		reply = append(reply, header[4:8]...)
		reply = binary.LittleEndian.AppendUint32(reply, 2013)
		reply = append(append(reply, 0, 0, 0, 0, 0), answer...)
		connection.Write(reply)
	}
}

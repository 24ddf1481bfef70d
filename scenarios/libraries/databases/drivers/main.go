//lostwake:expected a receiver of notifications of PostgreSQL
//lostwake:expected an accept loop
//lostwake:expected the connection opener of a database pool
//lostwake:expected the context watch of a MySQL connection
//lostwake:expected the health check of a pgx pool
//lostwake:expected the owner of the connection of a pq Listener
//lostwake:expected the reader of the connection of a pq Listener
//lostwake:unclear main.postgres
//lostwake:unclear main.mysql
//lostwake:unclear main.listen.func1

// Pools of pgx, lib/pq and the MySQL driver that have nothing to do, and listeners for notifications.
package main

import (
	"context"
	"database/sql"
	"net"
	"time"

	_ "github.com/go-sql-driver/mysql"
	pool4 "github.com/jackc/pgx/v4/pgxpool"
	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/lib/pq"

	"lostwake.io/libraries/service"
)

func main() {
	ctx := context.Background()
	address := "postgres://a:b@" + listen(postgres) + "/c?sslmode=disable"

	pool, err := pgxpool.New(ctx, address)
	service.Must(err)
	service.Must(pool.Ping(ctx))
	go func() {
		connection, err := pool.Acquire(ctx)
		service.Must(err)
		connection.Conn().WaitForNotification(ctx)
	}()

	_, err = pool4.Connect(ctx, address)
	service.Must(err)

	db, err := sql.Open("postgres", address)
	service.Must(err)
	service.Must(db.PingContext(ctx))
	listener := pq.NewListener(address, time.Second, time.Minute, nil)
	service.Must(listener.Listen("news"))

	other, err := sql.Open("mysql", "a@tcp("+listen(mysql)+")/c")
	service.Must(err)
	service.Must(other.PingContext(ctx))

	service.Show()
}

func listen(serve func(net.Conn)) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	go func() {
		for {
			connection, err := listener.Accept()
			service.Must(err)
			go serve(connection)
		}
	}()
	return listener.Addr().String()
}

// postgres agrees to everything.
func postgres(connection net.Conn) {
	backend := pgproto3.NewBackend(connection, connection)
	if _, err := backend.ReceiveStartupMessage(); err != nil {
		return
	}
	backend.Send(&pgproto3.AuthenticationOk{})
	backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	for backend.Flush() == nil {
		message, err := backend.Receive()
		if err != nil {
			return
		}
		if query, ok := message.(*pgproto3.Query); ok {
			if query.String == ";" || query.String == "" || query.String == "-- ping" {
				backend.Send(&pgproto3.EmptyQueryResponse{})
			} else {
				backend.Send(&pgproto3.CommandComplete{CommandTag: []byte("LISTEN")})
			}
			backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
		}
	}
}

// mysql agrees to everything.
func mysql(connection net.Conn) {
	hello := append([]byte{10}, "8.0.0\x00\x01\x00\x00\x0012345678\x00"...)
	hello = append(hello, 0x00, 0x82, 0x21, 0x02, 0x00, 0x08, 0x00, 21)
	hello = append(hello, make([]byte, 10)...)
	hello = append(hello, "123456789012\x00mysql_native_password\x00"...)
	connection.Write(append([]byte{byte(len(hello)), 0, 0, 0}, hello...))
	request := make([]byte, 4096)
	for {
		n, err := connection.Read(request)
		if err != nil || n < 4 {
			return
		}
		connection.Write([]byte{7, 0, 0, request[3] + 1, 0, 0, 0, 2, 0, 0, 0})
	}
}

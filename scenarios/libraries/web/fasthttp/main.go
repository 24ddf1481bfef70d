//lostwake:expected an idle connection of a fasthttp server
//lostwake:expected the accept loop of a fasthttp server
//lostwake:expected the cleaner of addresses of a fasthttp dialer
//lostwake:expected the cleaner of hosts of a fasthttp client
//lostwake:expected the cleaner of idle connections of a fasthttp client
//lostwake:expected the cleaner of the memory storage of fiber
//lostwake:expected the cleaner of the workers of a fasthttp server
//lostwake:expected the clock of fasthttp
//lostwake:expected the clock of fiber
//lostwake:expected the clock of the cache of fiber
//lostwake:expected the clock of the logger of fiber

// Servers and clients of fasthttp and fiber that have nothing to do.
package main

import (
	"net"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cache"
	"github.com/gofiber/fiber/v2/middleware/logger"
	"github.com/valyala/fasthttp"

	"lostwake.io/libraries/service"
)

func main() {
	plain, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	go fasthttp.Serve(plain, func(ctx *fasthttp.RequestCtx) { ctx.WriteString("hello") })

	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Use(logger.New(logger.Config{Output: nowhere{}}), cache.New())
	app.Get("/", func(c *fiber.Ctx) error { return c.SendString("hello") })
	other, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	go app.Listener(other)

	for _, listener := range []net.Listener{plain, other} {
		_, _, err := fasthttp.GetTimeout(nil, "http://"+listener.Addr().String(), time.Minute)
		service.Must(err)
	}
	service.Show()
}

type nowhere struct{}

func (nowhere) Write(line []byte) (int, error) { return len(line), nil }

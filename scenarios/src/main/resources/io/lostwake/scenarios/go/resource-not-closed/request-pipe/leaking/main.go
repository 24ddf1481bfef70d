//lostwake:cause resource-not-closed
//lostwake:title the request fails before it is sent, and nobody reads what its body is written to
//lostwake:proof runtime
//lostwake:reads endpoint
//lostwake:fix close the pipe's reader

package main

import (
	"encoding/json"
	"io"
	"net/http"

	"lostwake.scenarios/internal/serve"
)

type event struct{ Name string }

func upload(url string, events []event) error {
	reader, writer := io.Pipe()
	go func() {
		writer.CloseWithError(json.NewEncoder(writer).Encode(events)) // lostwake:culprit
	}()
	request, err := http.NewRequest(http.MethodPost, url, reader)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

func main() {
	serve.Run(func() { upload("http://events:port/", []event{{"started"}}) })
}

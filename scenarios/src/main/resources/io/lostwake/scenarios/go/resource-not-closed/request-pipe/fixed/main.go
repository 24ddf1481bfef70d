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
	defer reader.Close()
	go func() {
		writer.CloseWithError(json.NewEncoder(writer).Encode(events))
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

package main

import (
	"errors"

	"lostwake.scenarios/internal/serve"
)

type thumbnail struct {
	path string
	err  error
}

type resizer struct{ width int }

func (r *resizer) decode(path string) error {
	return errors.New("not an image: " + path)
}

func (r *resizer) resize(path string, done chan<- thumbnail) {
	if err := r.decode(path); err != nil {
		done <- thumbnail{err: err}
		return
	}
	done <- thumbnail{path: path}
}

func (r *resizer) upload(path string) error {
	done := make(chan thumbnail)
	go r.resize(path, done)
	return (<-done).err
}

func main() {
	r := &resizer{width: 320}
	serve.Run(func() { r.upload("notes.txt") })
}

//lostwake:misused slow-wait | a log call whose output takes no more | see who reads the pipe

// A log whose pipe nobody reads, with log and with log/slog, and readers of a pipe that stays silent.
package main

import (
	"bufio"
	"log"
	"log/slog"
	"os"
	"strings"
	"syscall"

	"lostwake.io/libraries/service"
)

func main() {
	line := strings.Repeat("x", 8000)
	unread, full, _ := os.Pipe()
	logger := log.New(full, "", 0)
	alsoUnread, alsoFull, _ := os.Pipe()
	structured := slog.New(slog.NewJSONHandler(alsoFull, nil))
	go func() {
		for {
			logger.Print(line)
		}
	}()
	go func() {
		for {
			structured.Info(line)
		}
	}()
	silent, keep, _ := os.Pipe()
	go read(silent)
	defer keep.Close()
	defer unread.Close()
	defer alsoUnread.Close()
	// As standard input: a descriptor that blocks its thread.
	var blocking [2]int
	syscall.Pipe(blocking[:])
	go read(os.NewFile(uintptr(blocking[0]), "stdin"))
	service.ShowAfterAMinute()
}

func read(file *os.File) {
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		log.Print(lines.Text())
	}
}

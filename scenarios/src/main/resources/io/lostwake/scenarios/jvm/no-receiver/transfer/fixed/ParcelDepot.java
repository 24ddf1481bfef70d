package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

public final class ParcelDepot {
  private final ThreadFactory threads;

  ParcelDepot(ThreadFactory threads) {
    this.threads = threads;
  }

  void handOver(List<String> parcels, int vanSpace) {
    TransferQueue<String> ramp = new LinkedTransferQueue<>();
    threads.newThread(() -> load(ramp, vanSpace)).start();
    threads.newThread(() -> unload(parcels, ramp)).start();
  }

  private static void load(TransferQueue<String> ramp, int vanSpace) {
    try {
      for (int loaded = 0; loaded < vanSpace; loaded++) {
        ramp.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unload(List<String> parcels, TransferQueue<String> ramp) {
    try {
      for (String parcel : parcels) {
        if (!ramp.tryTransfer(parcel, 50, TimeUnit.MILLISECONDS)) {
          System.err.println("left in the depot: " + parcel);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    ParcelDepot depot = new ParcelDepot(serve.threads());
    serve.run(() -> depot.handOver(List.of("books", "lamp", "piano"), 2));
  }
}

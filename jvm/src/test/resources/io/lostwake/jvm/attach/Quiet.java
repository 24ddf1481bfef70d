/** Says when it runs, and does nothing then. */
public class Quiet {
  static Object garbage = new byte[3 << 20];

  public static void main(String[] arguments) throws InterruptedException {
    garbage = null;
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}

internal import Foundation
internal import Storage

/// Sends the digests every morning from seven o'clock on, while the server runs; what failed is tried again an hour later.
struct MorningReminders: Sendable {
    let open: OpenInstallation
    let mail: MailSettings

    func run() async {
        repeat {
            guard Clock.hour >= 7 else { continue }
            do {
                for outcome in try await ReminderRun(open: self.open, mail: self.mail, today: Clock.today).run() {
                    if let failure = outcome.failure { Message.write("herinnering aan \(outcome.recipient): \(failure)") }
                }
            } catch {
                Message.write("de herinneringen zijn niet verstuurd: \(error)")
            }
        } while (try? await Task.sleep(for: .seconds(3600))) != nil
    }
}

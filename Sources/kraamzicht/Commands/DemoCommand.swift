internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ingest
internal import Storage

/// Writes the demo's delivery files and loads them through the ordinary import.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Schrijft de leveringen van drie verzonnen organisaties, laadt ze, en geeft cijfers uit aan een gemeente.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: ArgumentHelp("waar de bestanden komen; zonder: een tijdelijke map", valueName: "map")) var directory: String?

    func run() async throws {
        try await OpenInstallation.use(self.database) { open in
            try await DemoLoading(open: open, directory: self.directory).run()
        }
    }
}

internal import ArgumentParser

/// `kraamzicht`: the server and everything an administrator does with it.
@main
struct Kraamzicht: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kraamzicht",
        abstract: "Cijfers en kwaliteitscontrole van BabythuisZorg.",
        discussion: """
            Elke opdracht werkt op een database: --embedded MAP (eigen PostgreSQL in die map) of --database-url URL. \
            Zonder een van beide gelden de omgevingsvariabelen KRAAMZICHT_EMBEDDED en KRAAMZICHT_DATABASE_URL.
            Uitkomsten komen op de standaarduitvoer, meldingen en voortgang op de standaardfout.
            """,
        version: "kraamzicht \(Release.version)",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, TenantCommand.self, UserCommand.self, ImportCommand.self, DeliveryCommand.self,
            IndicatorsCommand.self, DemoCommand.self, VerifyCommand.self,
        ])

    static func main() async {
        do {
            var command = try Self.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as CleanExit {
            Self.exit(withError: error)
        } catch let code as ExitCode {
            Self.exit(withError: code)
        } catch {
            guard let message = Failure.message(of: error) else { Self.exit(withError: error) }
            Message.write("fout: \(message)")
            Self.exit(withError: ExitCode(1))
        }
    }
}

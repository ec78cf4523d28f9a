internal import Disclosure
internal import Domain
internal import Identity
internal import Indicators
internal import Ingest
internal import Postgres
internal import Publishing
internal import Storage

/// The words for what went wrong, for whoever runs a command.
enum Failure {
    /// nil for errors that are not ours, such as a mistyped option.
    static func message(of error: any Error) -> String? {
        switch error {
        case let error as CommandError: error.description
        case let error as DomainError: error.description
        case let error as StorageError: error.description
        case let error as IngestError: error.description
        case let error as IndicatorError: error.description
        case let error as IdentityError: error.description
        case let error as FileProblem: error.description
        case let error as DisclosureError: error.description
        case let error as FigureFileError: error.description
        case let error as WorkbookError: error.description
        case let error as ReleaseError: error.description
        case let error as PostgresError where error.isConnectionLoss || error.sqlState?.hasPrefix("57P") == true:
            "de database is weggevallen; wat niet was vastgelegd, is er niet. Probeer het opnieuw."
        case let error as PostgresError where error.sqlState == "42501":
            """
            deze aanmelding mag dat niet in de database; zet KRAAMZICHT_ADMIN_URL op een aanmelding voor beheer \
            (zie ‘kraamzicht migrate --bootstrap-sql’)
            """
        case let error as PostgresError where ["42P01", "42703"].contains(error.sqlState ?? ""):
            "de database is van een eerdere versie van Kraamzicht; breng haar bij met ‘kraamzicht migrate’"
        case let error as PostgresError: "de database antwoordt niet zoals verwacht: \(error)"
        default: nil
        }
    }
}

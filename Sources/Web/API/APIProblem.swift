internal import HTTPTypes
internal import Ingest

/// Why a call is not answered, as RFC 9457 has it: `application/problem+json`.
struct APIProblem: Error {
    /// What it is, by the name under which the page on the machine interface explains it.
    enum Kind: String, CaseIterable {
        case invalid = "ongeldige-vraag"
        case refused = "levering-afgewezen"
        case noToken = "geen-token"
        case wrongPurpose = "verkeerd-doel"
        case suspended = "opgeschort"
        case notFound = "niet-gevonden"
        case method = "verkeerde-methode"
        case form = "geen-vorm"
        case mediaType = "verkeerde-inhoud"
        case tooLarge = "te-groot"
        case tooLong = "te-lang-adres"
        case tooMany = "te-veel-verzoeken"
        case noSpace = "geen-ruimte"
        case tookTooLong = "te-lang-bezig"
        case failure = "storing"

        var status: HTTPResponse.Status {
            switch self {
            case .invalid, .refused: .badRequest
            case .noToken: .unauthorized
            case .wrongPurpose, .suspended: .forbidden
            case .notFound: .notFound
            case .method: .methodNotAllowed
            case .form: .notAcceptable
            case .mediaType: .unsupportedMediaType
            case .tooLarge: .contentTooLarge
            case .tooLong: .uriTooLong
            case .tooMany: .tooManyRequests
            case .noSpace: .init(code: 507, reasonPhrase: "Insufficient Storage")
            case .tookTooLong: .serviceUnavailable
            case .failure: .internalServerError
            }
        }

        var title: String {
            switch self {
            case .invalid: "Deze vraag klopt niet"
            case .refused: "De levering is afgewezen"
            case .noToken: "Hiervoor is een geldig token nodig"
            case .wrongPurpose: "Dit token is hier niet voor gemaakt"
            case .suspended: "De toegang is opgeschort"
            case .notFound: "Dit is er niet"
            case .method: "Deze methode kan hier niet"
            case .form: "In deze vorm is het er niet"
            case .mediaType: "Deze soort inhoud wordt hier niet aangenomen"
            case .tooLarge: "De inhoud is te groot"
            case .tooLong: "Dit adres is te lang"
            case .tooMany: "Dit zijn te veel verzoeken"
            case .noSpace: "De server heeft geen ruimte"
            case .tookTooLong: "Dit duurde te lang"
            case .failure: "Er ging iets mis bij ons"
            }
        }
    }

    let kind: Kind
    /// One or more sentences, with the remedy.
    let detail: String
    /// Everything that is wrong with the question, together.
    var problems: [FieldProblem] = []
    /// What was found in a delivery that is not kept.
    var receipt: DeliveryReceipt?
    /// The number under which the log has the rest.
    var requestID: String?
    var headers = HTTPFields()

    init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    static func invalid(_ problems: [FieldProblem]) -> APIProblem {
        var problem = APIProblem(
            .invalid, problems.map { ($0.field.map { "\($0): " } ?? "") + $0.sentence }.joined(separator: " "))
        problem.problems = problems
        return problem
    }

    static let notFound = APIProblem(
        .notFound, "Het adres klopt niet, of dit is niet van de tenant van uw token. Alle adressen staan in \(Links.openAPI).")

    static func refused(_ receipt: DeliveryReceipt) -> APIProblem {
        var problem = APIProblem(
            .refused, "Er is niets veranderd. Er zijn \(receipt.fouten.aantal) fouten; ze staan in het ontvangstbewijs.")
        problem.receipt = receipt
        return problem
    }

    func bytes() throws -> [UInt8] { try JSONValue.bytes(of: Document(self)) }

    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let fouten: [Line]?
        let ontvangstbewijs: DeliveryReceipt?
        let verzoek: String?

        init(_ problem: APIProblem) {
            self.type = Links.apiProblem(problem.kind)
            self.title = problem.kind.title
            self.status = problem.kind.status.code
            self.detail = problem.detail
            self.fouten = problem.problems.isEmpty ? nil : problem.problems.map(Line.init)
            self.ontvangstbewijs = problem.receipt
            self.verzoek = problem.requestID
        }
    }

    private struct Line: Encodable {
        /// The parameter or part that it is about; absent when it is about the whole.
        let veld: String?
        let melding: String

        init(_ problem: FieldProblem) {
            self.veld = problem.field
            self.melding = problem.sentence
        }
    }
}

internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// One thing that the machine interface does: as the document describes it, and as the routes do it. There is no other description,
/// so the two cannot differ.
struct APIOperation: Sendable {
    /// What comes back when all is well.
    struct Outcome: Sendable {
        let status: HTTPResponse.Status
        let meaning: String
        /// JSON Schema of the answer.
        let schema: JSONValue
        /// Fields of the answer beside those of all answers, with what they say.
        var headers: [String: String] = [:]
    }

    /// The name by which programs call it.
    let id: String
    let method: HTTPRequest.Method
    /// Below `/v1`, with parameters in braces: `/leveringen/{nr}`.
    let path: String
    let tag: String
    let summary: String
    let explanation: String
    /// What the token must be made for; nil = for everybody, as the page about the same thing is.
    let purpose: TokenPurpose?
    /// Whether calls without a token are counted, by the address of who calls: where each asks much of the database.
    var countsCallers = false
    var pathParameters: [APIParameter] = []
    var parameters: [APIParameter] = []
    /// The forms of the answer; the first when the caller does not say.
    var forms: [ExportForm] = [.json]
    /// The media type of its JSON.
    var jsonType = ExportForm.json.mediaType
    /// The content it takes, by media type, as JSON Schema.
    var content: [String: JSONValue] = [:]
    let outcomes: [Outcome]
    let run: @Sendable (APICall) async throws -> APIAnswer

    /// What a form of the answer is called.
    func mediaType(_ form: ExportForm) -> String { form == .json ? self.jsonType : form.mediaType }

    /// The path as the router has it.
    var route: RouterPath {
        RouterPath(Links.apiRoot + self.path.replacing("{", with: ":").replacing("}", with: ""))
    }

    /// Whether a path of a request is one of this operation's.
    func matches(_ path: some StringProtocol) -> Bool {
        let own = (Links.apiRoot + self.path).split(separator: "/")
        let given = path.split(separator: "/")
        return own.count == given.count && zip(own, given).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }

    /// The methods it answers to: HEAD wherever GET is.
    var methods: [HTTPRequest.Method] { self.method == .get ? [.get, .head] : [self.method] }
}

/// A call that may be made, with everything about it that was checked.
struct APICall: Sendable {
    let request: Request
    let context: WebContext
    let values: APIValues
    let form: ExportForm
    /// nil where no token is needed.
    let bearer: TokenBearer?

    /// Who calls. Throws ``APIProblem`` when the operation is for everybody: then nobody was asked.
    func caller() throws -> TokenBearer {
        guard let bearer = self.bearer else { throw APIProblem(.noToken, "Stuur een token mee.") }
        return bearer
    }
}

/// What a call comes to, whole.
struct APIAnswer: Sendable {
    var status = HTTPResponse.Status.ok
    let contentType: String
    let bytes: [UInt8]
    var headers = HTTPFields()

    init(status: HTTPResponse.Status = .ok, contentType: String = ExportForm.json.contentType, bytes: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.bytes = bytes
    }

    /// A file that pages offer, as an answer.
    init(_ file: ExportedFile) throws {
        guard case .whole(let bytes, _) = file.content else {
            throw WebError(.templateBroken, "een antwoord van /v1 wordt in één keer gemaakt")
        }
        self.init(contentType: file.contentType, bytes: bytes)
    }

    /// Where the next part of a list is.
    mutating func set(next link: String?) {
        if let link { self.headers[.link] = "<\(link)>; rel=\"next\"" }
    }
}

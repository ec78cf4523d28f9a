internal import Domain
internal import Identity

/// What the template of tokens gets.
struct TokensView: PageView {
    /// A token that was made just now: the only time its secret is seen.
    struct Made {
        let madeTitle: String
        let madeSecret: String
    }

    struct Purpose {
        let purposeID: String
        let purposeName: String
        let purposeMeaning: String
        let purposeIsChosen: Bool
    }

    struct Revoking {
        let revokeAction: String
        let revokeToken: String
    }

    struct Row {
        let tokenNumber: String
        let tokenName: String
        let tokenPurposes: String
        /// Who answers for it, and when it was made.
        let tokenMade: String
        let tokenEnds: String
        let tokenUsed: String
        let tokenState: String
        /// nil where it no longer counts.
        let revoking: Revoking?
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let notice: String?
    let made: Made?
    let formAction: String
    let formToken: String
    let name: FieldView
    let days: FieldView
    let daysMost: String
    let purposes: [Purpose]
    let purposeProblem: String?
    let rows: [Row]
    let apiLink: String

    init(
        frame: PageFrame, _ form: TokenForm, made: Made?, notice: String?, _ tokens: [Token], access: Access, token: String
    ) {
        self.frame = frame
        self.problems = form.problems.map(ProblemRow.init)
        self.notice = notice
        self.made = made
        self.formAction = Links.tokens(access.tenant)
        self.formToken = token
        self.name = FieldView(form.name, name: "naam", problems: form.problems)
        self.days = FieldView(form.days, name: "dagen", problems: form.problems)
        self.daysMost = "\(Tokens.lifetimes.upperBound)"
        self.purposes = TokenForm.offered(to: access.visitor, in: access.tenant).map { purpose in
            Purpose(
                purposeID: purpose.rawValue, purposeName: purpose.rawValue,
                purposeMeaning: APIPageView.Purpose(purpose).purposeMeaning,
                purposeIsChosen: form.purposes.contains(purpose.rawValue))
        }
        self.purposeProblem = form.problems.first { $0.field == "doel" }?.sentence
        self.rows = tokens.map { Row($0, tenant: access.tenant, token: token) }
        self.apiLink = Links.api
    }

    private init(sample row: Row) {
        self.frame = .sample
        self.problems = [ProblemRow(problemText: "Zeg welk programma het token gebruikt.", problemLink: "#naam")]
        self.notice = "Het token is ingetrokken."
        self.made = Made(madeTitle: "Token 3 is gemaakt", madeSecret: "kzt_0")
        self.formAction = "/o/wieg/beheer/tokens"
        self.formToken = "00"
        self.name = .sample("dashboard")
        self.days = .sample("365")
        self.daysMost = "730"
        self.purposes = [
            Purpose(purposeID: "cijfers", purposeName: "cijfers", purposeMeaning: "cijfers lezen", purposeIsChosen: true)
        ]
        self.purposeProblem = "Kies waarvoor het token is."
        self.rows = [row]
        self.apiLink = "/api"
    }

    static let sample = TokensView(
        sample: Row(
            tokenNumber: "3", tokenName: "dashboard", tokenPurposes: "cijfers", tokenMade: "22-11-2026 14:30, an@example.nl",
            tokenEnds: "22-11-2027 14:30", tokenUsed: "nooit", tokenState: "geldig",
            revoking: Revoking(revokeAction: "/o/wieg/beheer/tokens/3/intrekken", revokeToken: "00")))
}

extension TokensView.Row {
    init(_ token: Token, tenant: Tenant, token mark: String) {
        self.init(
            tokenNumber: DutchNumber.whole(token.number), tokenName: token.name,
            tokenPurposes: token.purposes.map(\.rawValue).joined(separator: ", "),
            tokenMade: "\(ReleaseText.moment(token.madeAt)), \(token.owner ?? Text["release.maker.server"])",
            tokenEnds: ReleaseText.moment(token.expiresAt),
            tokenUsed: token.lastUsedAt.map(ReleaseText.moment) ?? Text["tokens.never"],
            tokenState: token.state == .powerless ? Text["tokens.powerless"] : token.state.rawValue,
            revoking: [.valid, .powerless].contains(token.state)
                ? TokensView.Revoking(revokeAction: Links.revoking(token.number, of: tenant), revokeToken: mark) : nil)
    }
}

internal import Domain
internal import Publishing

/// The addresses of deliveries, uploads and examples.
extension Links {
    /// The list; `from` is the first row shown, counted from 1.
    static func deliveries(_ tenant: TenantID, from: Int? = nil, form: ExportForm? = nil) -> String {
        let items = from.map { [AddressQuery.Item(name: "vanaf", value: String($0))] } ?? []
        switch form {
        case nil: return "/o/\(tenant)/leveringen\(AddressQuery(items).text)"
        case .json: return "/o/\(tenant)/leveringen.json"
        case .excel, .open, .xlsx, .zip: return "/o/\(tenant)/leveringen.csv\(AddressQuery(self.items(form)).text)"
        }
    }

    /// The list, with a word on what was just done.
    static func deliveries(_ tenant: TenantID, after event: String) -> String {
        "/o/\(tenant)/leveringen\(AddressQuery([.init(name: "na", value: event)]).text)"
    }

    static func delivery(_ tenant: TenantID, _ number: Int) -> String { "/o/\(tenant)/leveringen/\(number)" }

    static func deliveryReceipt(_ tenant: TenantID, _ number: Int) -> String { "/o/\(tenant)/leveringen/\(number).json" }

    static func deliveryErrors(_ tenant: TenantID, _ number: Int) -> String { "/o/\(tenant)/leveringen/\(number)/fouten.csv" }

    /// A file of rejected rows; `place` is counted from 1.
    static func deliveryRejects(_ tenant: TenantID, _ number: Int, _ place: Int) -> String {
        "/o/\(tenant)/leveringen/\(number)/afgekeurd/\(place).csv"
    }

    static func deliveryUndo(_ tenant: TenantID, _ number: Int) -> String { "/o/\(tenant)/leveringen/\(number)/ongedaan" }

    /// The work on uploaded files, from upload to outcome.
    static func work(_ tenant: TenantID, _ id: String) -> String { "/o/\(tenant)/leveringen/werk/\(id)" }

    static func work(_ tenant: TenantID, _ id: String, _ action: WorkAction) -> String {
        "\(self.work(tenant, id))/\(action.rawValue)"
    }

    /// The steps of the work as they are taken.
    static func workStream(_ tenant: TenantID, _ id: String) -> String { "\(self.work(tenant, id))/voortgang" }

    static func workRejects(_ tenant: TenantID, _ id: String, _ place: Int) -> String {
        "\(self.work(tenant, id))/afgekeurd/\(place).csv"
    }

    static func sample(_ kind: String) -> String { "/voorbeelden/\(kind).csv" }
}

/// What can be done with uploaded files.
enum WorkAction: String {
    case check = "nakijken"
    case commit = "vastleggen"
    case cancel = "annuleren"
}

internal import Domain
internal import Indicators
internal import Publishing

/// Every address of the site, written here only (contract §7).
enum Links {
    static let home = "/"
    static let signIn = "/inloggen"
    static let signOut = "/uitloggen"
    static let definitions = "/definities"
    static let checking = "/controleren"

    /// Five services side by side.
    static func comparison(form: ExportForm? = nil) -> String {
        "/vergelijking\(self.ending(form))\(AddressQuery(self.items(form)).text)"
    }

    /// The sign-in page that brings the visitor back to where it was.
    static func signIn(returningTo path: String) -> String {
        guard let own = self.ownPath(path), own != self.home else { return self.signIn }
        return self.signIn + AddressQuery([.init(name: "naar", value: own)]).text
    }

    static func overview(_ tenant: TenantID, _ address: OverviewAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/overzicht\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// A page of panels, by the name of its file.
    static func panels(_ page: String, _ tenant: TenantID, _ address: PanelAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/\(page)\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// The numbers behind a figure, of the period of a course.
    static func spread(_ tenant: TenantID, _ kind: Spread.Kind?, _ course: FiguresAddress, form: ExportForm) -> String {
        var address = course
        (address.ids, address.per) = ([], [])
        let kind = kind.map { [AddressQuery.Item(name: "soort", value: $0.rawValue)] } ?? []
        return "/o/\(tenant)/spreiding\(self.ending(form))\(AddressQuery(kind + address.items + self.items(form)).text)"
    }

    /// Why a figure changed.
    static func change(_ tenant: TenantID, _ address: ChangeAddress? = nil, form: ExportForm? = nil) -> String {
        "/o/\(tenant)/verklaring\(self.ending(form))\(AddressQuery((address?.items ?? []) + self.items(form)).text)"
    }

    /// The cases behind a figure.
    static func figureCases(_ tenant: TenantID, _ address: FigureCasesAddress, form: ExportForm? = nil) -> String {
        "/o/\(tenant)/cijfers/casussen\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    static func figures(_ tenant: TenantID, _ address: FiguresAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/cijfers\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    static func workList(_ tenant: TenantID, _ address: WorkListAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/werklijst\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// All checks against periods.
    static func quality(_ tenant: TenantID, _ address: QualityAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/kwaliteit\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// One check, by its id.
    static func check(_ tenant: TenantID, _ id: String, _ address: QualityAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/kwaliteit/\(id)\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    static func cases(_ tenant: TenantID, _ address: CaseListAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/casussen\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// One case, by its number.
    static func course(_ tenant: TenantID, _ number: String, _ dates: DateAddress = .init(), form: ExportForm? = nil) -> String {
        let part = CaseNumberAddress.written(number)
        return "/o/\(tenant)/casussen/\(part)\(self.ending(form))\(AddressQuery(dates.items + self.items(form)).text)"
    }

    /// A definition, by the id of an indicator or of one of its figures.
    static func definition(_ id: String, form: ExportForm? = nil) -> String {
        let name = id.split(separator: ".").first.map(String.init) ?? id
        return "\(self.definitions)/\(name)\(self.ending(form))\(AddressQuery(self.items(form)).text)"
    }

    static func asset(_ fileName: String) -> String { "/assets/\(fileName)" }

    /// The id of a place on a page, `maatregel-MR-1`, and what an address ends with to lead there. A name is what somebody wrote: what
    /// may not stand in both as it is, stands as its bytes.
    static func anchor(_ kind: String, _ name: String) -> String {
        let parts = name.utf8.map { byte -> String in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): String(UnicodeScalar(byte))
            case UInt8(ascii: ":"): "-"
            default: "_" + String(byte, radix: 16)
            }
        }
        return "\(kind)-\(parts.joined())"
    }

    /// The path when it is a plain one of this site, else nil: `//elders`, `/\elders`, schemes and control characters would let
    /// a link on another site send a visitor elsewhere right after signing in.
    static func ownPath(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2048, bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/") else {
            return nil
        }
        let allowed = bytes.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._~/?&=%+,:".utf8.contains(byte)
            }
        }
        return allowed ? text : nil
    }

    static func ending(_ form: ExportForm?) -> String {
        switch form {
        case nil: ""
        case .excel, .open, .xlsx, .zip: ".csv"
        case .json: ".json"
        }
    }

    static func items(_ form: ExportForm?) -> [AddressQuery.Item] {
        switch form {
        case nil, .json: []
        case .excel, .open, .xlsx, .zip: [.init(name: "vorm", value: form?.rawValue ?? "")]
        }
    }
}

extension Links {
    /// The credential calendar.
    static func employees(_ tenant: TenantID, _ address: EmployeeAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/medewerkers\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// One employee, by number.
    static func employee(_ tenant: TenantID, _ number: String, _ dates: DateAddress = .init()) -> String {
        "/o/\(tenant)/medewerkers/\(CaseNumberAddress.written(number))\(AddressQuery(dates.items).text)"
    }

    /// What lapses.
    static func reminders(_ tenant: TenantID) -> String { "/o/\(tenant)/herinneringen" }
}

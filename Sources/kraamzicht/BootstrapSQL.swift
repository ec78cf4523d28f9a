internal import Storage

/// What an administrator of an existing PostgreSQL runs once, as a superuser.
enum BootstrapSQL {
    static let text = """
        -- Voor een bestaande PostgreSQL 15 of later. Kies zelf twee wachtwoorden.
        CREATE ROLE kz_beheer LOGIN CREATEROLE PASSWORD '…';
        CREATE ROLE kz_app LOGIN NOINHERIT PASSWORD '…';
        GRANT kz_app TO kz_beheer WITH ADMIN OPTION;
        CREATE DATABASE kraamzicht OWNER kz_beheer ENCODING 'UTF8' TEMPLATE template0;
        \\connect kraamzicht
        -- Zonder deze rechten kan binnengesmokkelde SQL niet van rol wisselen.
        \(PlatformBootstrap.revokes.joined(separator: ";\n"));
        GRANT CONNECT, TEMPORARY, CREATE ON DATABASE kraamzicht TO kz_beheer;
        -- Daarna:
        --   export KRAAMZICHT_DATABASE_URL=postgresql://kz_app:…@server/kraamzicht
        --   export KRAAMZICHT_ADMIN_URL=postgresql://kz_beheer:…@server/kraamzicht
        --   kraamzicht migrate
        """
}

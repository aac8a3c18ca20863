#include "core/facts/definitions.h"

#include "core/store/own_fields.h"

namespace lx {

DefinitionsPtr Definitions::program()
{
    static const auto made = std::make_shared<const Definitions>(Catalog::builtin());
    return made;
}

Result<DefinitionsPtr> Definitions::of_file(Database& database, std::vector<std::string>* faults)
{
    LX_ASSIGN(Catalog catalog, file_catalog(database, faults));
    return std::make_shared<const Definitions>(std::move(catalog));
}

} // namespace lx

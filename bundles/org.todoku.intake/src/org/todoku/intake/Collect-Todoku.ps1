#requires -Version 5.1
<#
.SYNOPSIS
    Reads a WSUS server and writes a Todoku snapshot: one file that answers why an update is not on the server.

.DESCRIPTION
    Reads only; nothing on the server is changed. Run it in Windows PowerShell 5.1 on the WSUS server, or on a computer
    with the WSUS administration console, as a member of WSUS Administrators or WSUS Reporters.

    What cannot be read is recorded as failed together with the reason, never as empty. Passwords are never read. The proxy
    user, the names of administrators and the names of clients do not get into the file; the manifest counts what was left out.

.PARAMETER ServerName
    Name of the WSUS server. Without it, the local server.

.PARAMETER Port
    Port of the WSUS server: 8530, or 8531 with -UseSsl, unless given.

.PARAMETER UseSsl
    Connect by TLS.

.PARAMETER OutFile
    File to write. Without it, <server>-<date>.todoku-snapshot in the current folder.

.PARAMETER Sections
    Names of the sections to read, separated by commas. Without it, all of them.

.PARAMETER MaxUpdates
    Stop after so many updates. The list of updates is then marked as partial and proves no absence. 0 for no limit.

.PARAMETER NoSupersedence
    Do not ask which updates each update supersedes. Saves one call for every update that supersedes others.

.PARAMETER WithFiles
    Also ask for the languages and the size of the files of each update. Two more calls for every update: hours on a large server.

.PARAMETER LogLines
    How many lines at the end of SoftwareDistribution.log to look at.

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File Collect-Todoku.ps1

.EXAMPLE
    powershell.exe -ExecutionPolicy Bypass -File Collect-Todoku.ps1 -ServerName wsus01 -Port 8531 -UseSsl -OutFile C:\Temp\wsus01.todoku-snapshot

.NOTES
    Exit codes: 0 everything was read, 1 no snapshot was written, 3 the snapshot was written but lacks something.
#>
[CmdletBinding()]
param(
    [string]$ServerName = '',
    [ValidateRange(0, 65535)][int]$Port = 0,
    [switch]$UseSsl,
    [string]$OutFile = '',
    [string[]]$Sections = @(),
    [ValidateRange(0, 2147483647)][int]$MaxUpdates = 0,
    [switch]$NoSupersedence,
    [switch]$WithFiles,
    [ValidateRange(0, 1000000)][int]$LogLines = 20000
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$CollectorVersion = '1.1'
$AllSections = @('server', 'configuration', 'subscription', 'syncHistory', 'categories', 'updates', 'approvals', 'approvalRules',
    'downstreams', 'events', 'groups', 'status', 'componentsWithErrors', 'host', 'clients', 'logTail')
$MaxLogLines = 5000
$Invariant = [System.Globalization.CultureInfo]::InvariantCulture
$Utf8 = New-Object System.Text.UTF8Encoding($false)

$script:WorkFolder = ''
$script:Manifest = [ordered]@{}
$script:Redactions = [ordered]@{}
$script:KnownNames = @{}
$script:Classifications = $null
$script:Categories = $null
$script:Groups = $null

# --- JSON ------------------------------------------------------------------------------------------------------------------
# ConvertTo-Json of Windows PowerShell 5.1 cuts values below depth 2, writes dates as \/Date(n)\/, enumerations as numbers and
# arrays of one element as the element, so JSON is written here.

function ConvertTo-JsonString {
    param([string]$Text)
    if ($Text -notmatch '["\\\x00-\x1f]') {
        return '"' + $Text + '"'
    }
    $out = New-Object System.Text.StringBuilder
    [void]$out.Append('"')
    foreach ($char in $Text.ToCharArray()) {
        $code = [int]$char
        if ($code -eq 34) { [void]$out.Append('\"') }
        elseif ($code -eq 92) { [void]$out.Append('\\') }
        elseif ($code -eq 10) { [void]$out.Append('\n') }
        elseif ($code -eq 13) { [void]$out.Append('\r') }
        elseif ($code -eq 9) { [void]$out.Append('\t') }
        elseif ($code -lt 32) { [void]$out.Append('\u' + $code.ToString('x4', $Invariant)) }
        else { [void]$out.Append($char) }
    }
    [void]$out.Append('"')
    return $out.ToString()
}

# A date in UTC, or null for the dates that stand for never. The API returns UTC without saying so.
function Format-Utc {
    param($Date)
    if ($null -eq $Date) { return $null }
    $value = [DateTime]$Date
    if ($value.Year -le 1753 -or $value.Year -ge 9999) { return $null }
    if ($value.Kind -eq [DateTimeKind]::Local) { $value = $value.ToUniversalTime() }
    return $value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", $Invariant)
}

function ConvertTo-JsonText {
    param($Value)
    if ($null -eq $Value) { return 'null' }
    if ($Value -is [string]) { return ConvertTo-JsonString $Value }
    if ($Value -is [bool]) { if ($Value) { return 'true' } else { return 'false' } }
    if ($Value -is [Enum]) { return ConvertTo-JsonString $Value.ToString() }
    if ($Value -is [DateTime]) { return ConvertTo-JsonText (Format-Utc $Value) }
    if ($Value -is [byte] -or $Value -is [int16] -or $Value -is [uint16] -or $Value -is [int] -or $Value -is [uint32] -or
        $Value -is [long] -or $Value -is [uint64]) { return $Value.ToString($Invariant) }
    if ($Value -is [System.Collections.IDictionary]) {
        $parts = New-Object 'System.Collections.Generic.List[string]'
        foreach ($key in $Value.Keys) {
            $parts.Add((ConvertTo-JsonString ([string]$key)) + ':' + (ConvertTo-JsonText $Value[$key]))
        }
        return '{' + [string]::Join(',', $parts.ToArray()) + '}'
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $parts = New-Object 'System.Collections.Generic.List[string]'
        foreach ($element in $Value) {
            $parts.Add((ConvertTo-JsonText $element))
        }
        return '[' + [string]::Join(',', $parts.ToArray()) + ']'
    }
    return ConvertTo-JsonString ([string]$Value)
}

# --- reading objects -------------------------------------------------------------------------------------------------------

# A property that this version of the API may not have, or that the account may not read; null then.
function Get-Value {
    param($Object, [string]$Name)
    if ($null -eq $Object) { return $null }
    $property = $Object.PSObject.Properties[$Name]
    if ($null -eq $property) { return $null }
    try { return $property.Value } catch { return $null }
}

# Texts of a collection without empty ones; always used inside @( ).
function Get-Texts {
    param($Collection)
    if ($null -ne $Collection) {
        foreach ($element in $Collection) {
            if ($null -ne $element -and [string]$element -ne '') { [string]$element }
        }
    }
}

# IsReplicaServer becomes isReplicaServer, MUUrl becomes muUrl.
function ConvertTo-CamelCase {
    param([string]$Name)
    $match = [regex]::Match($Name, '^([A-Z]+(?=[A-Z][a-z])|[A-Z])')
    return $Name.Substring(0, $match.Length).ToLowerInvariant() + $Name.Substring($match.Length)
}

# All simple properties of an object, for sections that are passed on as they are. Secrets and names of people stay behind.
function Get-Properties {
    param($Object)
    $result = [ordered]@{}
    foreach ($property in $Object.PSObject.Properties) {
        $name = $property.Name
        if ($name -match 'Password|Credential|Secret|Certificate|EncryptionKey|Token|PrivateKey') {
            continue
        }
        $value = $null
        try { $value = $property.Value } catch { continue }
        if ($null -eq $value) { continue }
        if ($value -is [string] -and
            $name -match 'UserName|UserDomain|Administrator|ModifiedBy|Mail|ComputerName|ComputerId|IPAddress') {
            if ($value -ne '') { $result[(ConvertTo-CamelCase $name)] = Hide-Name $value 'names' }
            continue
        }
        if ($value -is [string]) {
            $result[(ConvertTo-CamelCase $name)] = Hide-Text $value
        }
        elseif ($value -is [bool] -or $value -is [Enum] -or $value -is [DateTime] -or $value -is [Guid] -or $value -is [TimeSpan] -or
            $value -is [Version] -or $value -is [byte] -or $value -is [int16] -or $value -is [uint16] -or $value -is [int] -or
            $value -is [uint32] -or $value -is [long] -or $value -is [uint64]) {
            $result[(ConvertTo-CamelCase $name)] = $value
        }
    }
    return $result
}

# The GUID of an update's identity, which is a GUID with a revision in some places and a bare GUID in others.
function Get-UpdateGuid {
    param($Identity)
    $inner = Get-Value $Identity 'UpdateId'
    if ($null -eq $inner) { return [string]$Identity }
    return [string]$inner
}

function ConvertTo-Reference {
    param($Category)
    return [ordered]@{ id = [string](Get-Value $Category 'Id'); title = [string](Get-Value $Category 'Title') }
}

# --- leaving out names -----------------------------------------------------------------------------------------------------

function Add-Redaction {
    param([string]$What, [int]$Count = 1)
    if ($script:Redactions.Contains($What)) { $script:Redactions[$What] = $script:Redactions[$What] + $Count }
    else { $script:Redactions[$What] = $Count }
}

# A stand-in that is the same for the same name, so that one still sees whether two things were done by the same person.
# The accounts of the system itself are no persons and say something: a scheduled synchronisation runs as NETWORK SERVICE.
function Hide-Name {
    param([string]$Name, [string]$What)
    if ($Name -eq '' -or $Name -match '^(NT AUTHORITY|NT SERVICE|BUILTIN)\\|^(SYSTEM|WUS Server|WSUS Server)$') { return $Name }
    if (-not $script:KnownNames.ContainsKey($Name)) {
        $script:KnownNames[$Name] = 'person-' + ($script:KnownNames.Count + 1)
    }
    Add-Redaction $What
    return $script:KnownNames[$Name]
}

# Free text such as error messages: credentials in addresses, mail addresses and names that were met before.
function Hide-Text {
    param([string]$Text)
    if ($Text -eq '') { return $Text }
    $result = $Text
    foreach ($pattern in @('(?<=://)[^/@\s]+(?=@)', '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+')) {
        $count = [regex]::Matches($result, $pattern).Count
        if ($count -gt 0) {
            $result = [regex]::Replace($result, $pattern, 'redacted')
            Add-Redaction 'textNames' $count
        }
    }
    foreach ($name in @($script:KnownNames.Keys)) {
        if ($name.Length -ge 3 -and $result.IndexOf($name, [StringComparison]::OrdinalIgnoreCase) -ge 0) {
            $result = [regex]::Replace($result, [regex]::Escape($name), $script:KnownNames[$name],
                [System.Text.RegularExpressions.RegexOptions]::IgnoreCase)
            Add-Redaction 'textNames'
        }
    }
    return $result
}

# --- sections --------------------------------------------------------------------------------------------------------------

# The whole chain of causes in one line; the useful one is often the last.
function Get-FailureText {
    param($Failure)
    $texts = New-Object 'System.Collections.Generic.List[string]'
    $exception = $Failure.Exception
    while ($null -ne $exception) {
        $text = ($exception.GetType().Name + ': ' + $exception.Message) -replace '\s+', ' '
        if (-not $texts.Contains($text)) { $texts.Add($text) }
        $exception = $exception.InnerException
    }
    $all = Hide-Text ([string]::Join(' <- ', $texts.ToArray()))
    if ($all.Length -gt 2000) { $all = $all.Substring(0, 2000) }
    return $all
}

function Test-Forbidden {
    param($Failure)
    $exception = $Failure.Exception
    while ($null -ne $exception) {
        if ($exception -is [UnauthorizedAccessException] -or $exception -is [System.Security.SecurityException]) { return $true }
        $exception = $exception.InnerException
    }
    return $false
}

# Runs the body, which writes the file and sets rows, and records how it ended. Whatever goes wrong in one section, the
# others are still read.
function Invoke-Section {
    param([string]$Name, [string]$File, [scriptblock]$Body)
    if ($script:Wanted -notcontains $Name) {
        $script:Manifest[$Name] = [ordered]@{ state = 'absent'; reason = 'not asked for' }
        return
    }
    Write-Progress -Activity 'Todoku' -Status $Name -PercentComplete ([Math]::Min(99, 6 * $script:Manifest.Count))
    $path = Join-Path $script:WorkFolder $File
    $info = [ordered]@{ file = $File; state = 'complete'; reason = ''; rows = 0 }
    try {
        $null = & $Body $path $info
        $script:Manifest[$Name] = $info
    }
    catch {
        $failed = [ordered]@{ state = 'failed'; reason = (Get-FailureText $_) }
        if (Test-Forbidden $_) { $failed['cause'] = 'forbidden' }
        $script:Manifest[$Name] = $failed
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Force }
        Write-Warning ('{0}: {1}' -f $Name, $failed['reason'])
    }
}

function Add-Reason {
    param($Info, [string]$Reason)
    $Info['state'] = 'partial'
    if ($Info['reason'] -eq '') { $Info['reason'] = $Reason } else { $Info['reason'] = $Info['reason'] + '; ' + $Reason }
}

function New-Writer {
    param([string]$Path)
    $writer = New-Object System.IO.StreamWriter($Path, $false, $Utf8)
    $writer.NewLine = "`n"
    return $writer
}

function Write-Document {
    param([string]$Path, $Value)
    $writer = New-Writer $Path
    try { $writer.Write((ConvertTo-JsonText $Value)) } finally { $writer.Dispose() }
}

# --- windows of arrival dates ----------------------------------------------------------------------------------------------

function New-Scope {
    param([DateTime]$From, [DateTime]$To)
    $scope = New-Object Microsoft.UpdateServices.Administration.UpdateScope
    # Any and All: declined, superseded and drivers are what people look for in vain
    $scope.ApprovedStates = [Microsoft.UpdateServices.Administration.ApprovedStates]::Any
    $scope.UpdateTypes = [Microsoft.UpdateServices.Administration.UpdateTypes]::All
    $scope.FromArrivalDate = $From
    $scope.ToArrivalDate = $To
    return $scope
}

# How many updates a scope has; -1 when the server does not tell.
function Get-Count {
    param($Scope)
    try { return [int]$script:Server.GetUpdateCount($Scope) } catch { return -1 }
}

# One call for all updates of a large server runs into the time limit of the API (and into its memory limit), so updates are
# asked for by windows of arrival dates. A window with too many updates, or one that fails, is cut in half down to one hour.
# Neighbouring windows share their border because dates in the database are rounded; the body must ignore what it has met.
# Returns the texts of the windows that failed.
function Invoke-Windows {
    param([scriptblock]$Body, [int]$MaxPerWindow)
    $open = New-Object 'System.Collections.Generic.Stack[object]'
    $end = [DateTime]::UtcNow.AddDays(2)
    $open.Push(@($end, (New-Object DateTime(9999, 12, 31))))
    while ($end.Year -ge 2005) {
        $start = $end.AddDays(-180)
        $open.Push(@($start, $end))
        $end = $start
    }
    # 1753 is the first year of SQL Server: updates without a proper arrival date are there
    $open.Push(@((New-Object DateTime(1753, 1, 1)), $end))
    $failed = 0
    while ($open.Count -gt 0 -and -not $script:Enough) {
        $window = $open.Pop()
        $from = [DateTime]$window[0]
        $to = [DateTime]$window[1]
        $canSplit = ($to - $from).TotalHours -gt 1
        $middle = $from.AddTicks([long](($to - $from).Ticks / 2))
        $scope = New-Scope $from $to
        $count = Get-Count $scope
        if ($count -eq 0) { continue }
        if ($count -gt $MaxPerWindow -and $canSplit) {
            $open.Push(@($middle, $to))
            $open.Push(@($from, $middle))
            continue
        }
        try {
            $null = & $Body $scope
        }
        catch {
            if (($to - $from).TotalHours -gt 24 -and -not (Test-Forbidden $_)) {
                $open.Push(@($middle, $to))
                $open.Push(@($from, $middle))
            }
            else {
                '{0} to {1}: {2}' -f (Format-Utc $from), (Format-Utc $to), (Get-FailureText $_)
                $failed++
                if ($failed -ge 20) {
                    'given up after 20 windows'
                    return
                }
            }
        }
    }
}

# --- products and classifications of updates -------------------------------------------------------------------------------
# An update tells the titles of its products; their GUIDs would cost one call for every update (GetUpdateCategories), which
# takes hours on a large server. Asking for the updates of every product would transfer every update twice. So titles are
# looked up in the server's own list of products, in its own language. Titles are not unique (there are two products
# "Windows 10, version 1903 and later"): only for those the updates of each such product are asked for, window by window.
# A title that cannot be resolved is written without GUID, which means unknown.

function Get-ServerCategories {
    if ($null -eq $script:Categories) { $script:Categories = @($script:Server.GetUpdateCategories()) }
    return $script:Categories
}

function Get-ServerClassifications {
    if ($null -eq $script:Classifications) { $script:Classifications = @($script:Server.GetUpdateClassifications()) }
    return $script:Classifications
}

# Title to list of categories of that title.
function Get-ByTitle {
    param($Elements)
    $map = New-Object 'System.Collections.Generic.Dictionary[string,object]' ([StringComparer]::Ordinal)
    foreach ($element in $Elements) {
        $title = [string]$element.Title
        if (-not $map.ContainsKey($title)) { $map[$title] = New-Object 'System.Collections.Generic.List[object]' }
        $map[$title].Add($element)
    }
    # a comma, or an empty map would be unrolled to nothing
    return , $map
}

# For every product whose title is shared: GUID to the set of UpdateIDs that belong to it within the scope.
function Get-SharedMembers {
    param($Updates, $ByTitle, $Scope)
    $members = @{}
    foreach ($update in $Updates) {
        foreach ($title in @(Get-Texts (Get-Value $update 'ProductTitles'))) {
            if (-not $ByTitle.ContainsKey($title) -or $ByTitle[$title].Count -lt 2) { continue }
            foreach ($category in $ByTitle[$title]) {
                $id = [string]$category.Id
                if ($members.ContainsKey($id)) { continue }
                $ids = New-Object 'System.Collections.Generic.HashSet[string]'
                $narrow = New-Scope $Scope.FromArrivalDate $Scope.ToArrivalDate
                [void]$narrow.Categories.Add($category)
                try { foreach ($member in $script:Server.GetUpdates($narrow)) { [void]$ids.Add([string]$member.Id.UpdateId) } }
                catch { Write-Warning (Get-FailureText $_) }
                $members[$id] = $ids
            }
        }
    }
    return $members
}

function Get-Products {
    param($Update, $ByTitle, $Members)
    $id = [string]$Update.Id.UpdateId
    foreach ($title in @(Get-Texts (Get-Value $Update 'ProductTitles'))) {
        if (-not $ByTitle.ContainsKey($title)) {
            $script:UnresolvedProducts++
            [ordered]@{ title = $title }
            continue
        }
        $candidates = $ByTitle[$title]
        if ($candidates.Count -eq 1) {
            [ordered]@{ id = [string]$candidates[0].Id; title = $title }
            continue
        }
        $found = $false
        foreach ($candidate in $candidates) {
            if ($Members.ContainsKey([string]$candidate.Id) -and $Members[[string]$candidate.Id].Contains($id)) {
                $found = $true
                [ordered]@{ id = [string]$candidate.Id; title = $title }
            }
        }
        if (-not $found) {
            $script:UnresolvedProducts++
            [ordered]@{ title = $title }
        }
    }
}

function Get-Classification {
    param($Update, $ByTitle)
    $title = [string](Get-Value $Update 'UpdateClassificationTitle')
    if ($ByTitle.ContainsKey($title) -and $ByTitle[$title].Count -eq 1) {
        return [ordered]@{ id = [string]$ByTitle[$title][0].Id; title = $title }
    }
    try { return ConvertTo-Reference $Update.GetUpdateClassification() }
    catch { return [ordered]@{ title = $title } }
}

# What a server that keeps whole files has to fetch. Files of express installation come on top of these where they are asked for;
# a file that several items share is fetched once.
function Get-FileBytes {
    param($Update)
    $known = New-Object 'System.Collections.Generic.HashSet[string]'
    $sum = [long]0
    foreach ($item in $Update.GetInstallableItems()) {
        foreach ($file in @(Get-Value $item 'Files')) {
            if ($null -eq $file -or [string](Get-Value $file 'Type') -match 'Express') { continue }
            $bytes = [long](Get-Value $file 'TotalBytes')
            if ($known.Add(('{0}/{1}' -f (Get-Value $file 'Name'), $bytes))) { $sum += $bytes }
        }
    }
    return $sum
}

function ConvertTo-UpdateRow {
    param($Update, $ProductsByTitle, $ClassificationsByTitle, $Members)
    $row = [ordered]@{
        updateId = [string]$Update.Id.UpdateId
        revisionNumber = [int]$Update.Id.RevisionNumber
        title = [string]$Update.Title
        knowledgebaseArticles = @(Get-Texts (Get-Value $Update 'KnowledgebaseArticles'))
        securityBulletins = @(Get-Texts (Get-Value $Update 'SecurityBulletins'))
        products = @(Get-Products $Update $ProductsByTitle $Members)
        classification = Get-Classification $Update $ClassificationsByTitle
        updateType = Get-Value $Update 'UpdateType'
        updateSource = Get-Value $Update 'UpdateSource'
        creationDate = Format-Utc (Get-Value $Update 'CreationDate')
        arrivalDate = Format-Utc (Get-Value $Update 'ArrivalDate')
        isApproved = [bool]$Update.IsApproved
        isDeclined = [bool]$Update.IsDeclined
        isSuperseded = [bool]$Update.IsSuperseded
        publicationState = [string]$Update.PublicationState
        state = [string]$Update.State
        requiresLicenseAgreementAcceptance = [bool]$Update.RequiresLicenseAgreementAcceptance
    }
    # the rest only where it says something
    $severity = [string](Get-Value $Update 'MsrcSeverity')
    if ($severity -ne '' -and $severity -ne 'Unspecified') { $row['msrcSeverity'] = $severity }
    foreach ($flag in @('HasStaleUpdateApprovals', 'IsWsusInfrastructureUpdate', 'IsBeta')) {
        if ([bool](Get-Value $Update $flag)) { $row[(ConvertTo-CamelCase $flag)] = $true }
    }
    if (-not $NoSupersedence) {
        # Asked only of updates that say that they supersede something; for the others the answer is known.
        $superseded = @()
        if ([bool](Get-Value $Update 'HasSupersededUpdates')) {
            try {
                $relation = [Microsoft.UpdateServices.Administration.UpdateRelationship]::UpdatesSupersededByThisUpdate
                $superseded = @(foreach ($other in $Update.GetRelatedUpdates($relation)) { [string]$other.Id.UpdateId })
            }
            catch {
                $script:SupersedenceFailures++
                $script:LastSupersedenceFailure = Get-FailureText $_
            }
        }
        $row['supersedes'] = $superseded
    }
    if ($WithFiles) {
        try {
            $row['languages'] = @(Get-Texts ($Update.GetSupportedUpdateLanguages()))
            $row['bytes'] = Get-FileBytes $Update
        }
        catch {
            $script:FileFailures++
            $script:LastFileFailure = Get-FailureText $_
        }
    }
    return $row
}

# --- the sections ----------------------------------------------------------------------------------------------------------

function Write-ServerSection {
    param([string]$Path, $Info)
    $values = [ordered]@{
        version = [string](Get-Value $script:Server 'Version')
        osVersion = ''
        preferredCulture = [string](Get-Value $script:Server 'PreferredCulture')
        currentUserRole = [string]$script:Server.GetCurrentUserRole()
        portNumber = Get-Value $script:Server 'PortNumber'
        useSecureConnection = Get-Value $script:Server 'UseSecureConnection'
        serverProtocolVersion = [string](Get-Value $script:Server 'ServerProtocolVersion')
    }
    if ($script:IsLocal) {
        $windows = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
        $values['osVersion'] = '10.0.{0}.{1}' -f (Get-Value $windows 'CurrentBuild'), (Get-Value $windows 'UBR')
        $values['osName'] = [string](Get-Value $windows 'ProductName')
        $values['powerShellVersion'] = [string]$PSVersionTable.PSVersion
    }
    try {
        $database = $script:Server.GetDatabaseConfiguration()
        $values['isUsingWindowsInternalDatabase'] = Get-Value $database 'IsUsingWindowsInternalDatabase'
    }
    catch { Write-Verbose (Get-FailureText $_) }
    Write-Document $Path $values
    $Info['rows'] = 1
}

function Write-ConfigurationSection {
    param([string]$Path, $Info)
    $configuration = $script:Server.GetConfiguration()
    # everything simple that this version of WSUS has, secrets excepted
    $values = Get-Properties $configuration
    foreach ($unwanted in @('proxyUserName', 'proxyUserDomain', 'sslProxyUserName', 'sslProxyUserDomain')) {
        if ($values.Contains($unwanted)) {
            $values.Remove($unwanted)
            Add-Redaction 'proxyUser'
        }
    }
    $hasPassword = Get-Value $configuration 'HasProxyPassword'
    if ($null -ne $hasPassword) {
        $values['hasProxyPassword'] = [bool]$hasPassword
        if ([bool]$hasPassword) { Add-Redaction 'proxyPassword' }
    }
    $values['enabledUpdateLanguages'] = @(Get-Texts ($configuration.GetEnabledUpdateLanguages()))
    try { $values['ussEnabledUpdateLanguages'] = @(Get-Texts ($configuration.GetUssEnabledUpdateLanguages())) }
    catch { Write-Verbose (Get-FailureText $_) }
    $supported = Get-Value $configuration 'SupportedUpdateLanguages'
    if ($null -ne $supported) { $values['supportedUpdateLanguages'] = @(Get-Texts $supported) }
    Write-Document $Path $values
    $Info['rows'] = 1
}

function Write-SubscriptionSection {
    param([string]$Path, $Info)
    $subscription = $script:Server.GetSubscription()
    $next = $null
    try { $next = Format-Utc ($subscription.GetNextSynchronizationTime()) } catch { Write-Verbose (Get-FailureText $_) }
    $status = $null
    try { $status = [string]$subscription.GetSynchronizationStatus() } catch { Write-Verbose (Get-FailureText $_) }
    $timeOfDay = Get-Value $subscription 'SynchronizeAutomaticallyTimeOfDay'
    if ($timeOfDay -is [TimeSpan]) { $timeOfDay = $timeOfDay.ToString('hh\:mm\:ss', $Invariant) } else { $timeOfDay = $null }
    $values = [ordered]@{
        products = @(foreach ($category in $subscription.GetUpdateCategories()) { ConvertTo-Reference $category })
        classifications = @(foreach ($one in $subscription.GetUpdateClassifications()) { ConvertTo-Reference $one })
        lastModifiedTime = Format-Utc (Get-Value $subscription 'LastModifiedTime')
        lastModifiedBy = Hide-Name ([string](Get-Value $subscription 'LastModifiedBy')) 'administratorNames'
        synchronizeAutomatically = Get-Value $subscription 'SynchronizeAutomatically'
        synchronizeAutomaticallyTimeOfDay = $timeOfDay
        numberOfSynchronizationsPerDay = Get-Value $subscription 'NumberOfSynchronizationsPerDay'
        nextSynchronizationTime = $next
        synchronizationStatus = $status
    }
    $categoryOnly = Get-Value $subscription 'IsCategoryOnlySync'
    if ($null -ne $categoryOnly) { $values['isCategoryOnlySync'] = $categoryOnly }
    Write-Document $Path $values
    $Info['rows'] = 1
}

function Write-SyncHistorySection {
    param([string]$Path, $Info)
    $writer = New-Writer $Path
    try {
        foreach ($run in $script:Server.GetSubscription().GetSynchronizationHistory()) {
            $errors = @(foreach ($failure in $run.UpdateErrors) {
                    [ordered]@{
                        updateId = Get-UpdateGuid (Get-Value $failure 'UpdateId')
                        error = [string]$failure.Error
                        errorText = Hide-Text ([string]$failure.ErrorText)
                    }
                })
            $writer.WriteLine((ConvertTo-JsonText ([ordered]@{
                            id = [string]$run.Id
                            startTime = Format-Utc $run.StartTime
                            endTime = Format-Utc $run.EndTime
                            startedManually = [bool]$run.StartedManually
                            result = [string]$run.Result
                            error = [string]$run.Error
                            errorText = Hide-Text ([string]$run.ErrorText)
                            updateErrors = $errors
                        })))
            $Info['rows']++
        }
    }
    finally { $writer.Dispose() }
}

function Write-CategoriesSection {
    param([string]$Path, $Info)
    # Parents by going down from companies and families, which are few, instead of one call for every product.
    $parents = @{}
    $failures = 0
    $last = ''
    $categories = @(Get-ServerCategories)
    foreach ($category in $categories) {
        if ([string]$category.Type -eq 'Product' -or [bool](Get-Value $category 'ProhibitsSubcategories')) { continue }
        try {
            foreach ($child in $category.GetSubcategories()) { $parents[[string]$child.Id] = [string]$category.Id }
        }
        catch {
            $failures++
            $last = Get-FailureText $_
        }
    }
    $writer = New-Writer $Path
    try {
        foreach ($category in $categories) {
            $id = [string]$category.Id
            $row = [ordered]@{ id = $id; title = [string]$category.Title; type = [string]$category.Type }
            if ($parents.ContainsKey($id)) { $row['parent'] = $parents[$id] }
            $row['arrivalDate'] = Format-Utc (Get-Value $category 'ArrivalDate')
            $row['prohibitsUpdates'] = Get-Value $category 'ProhibitsUpdates'
            $writer.WriteLine((ConvertTo-JsonText $row))
            $Info['rows']++
        }
        foreach ($classification in @(Get-ServerClassifications)) {
            $writer.WriteLine((ConvertTo-JsonText ([ordered]@{
                            id = [string]$classification.Id
                            title = [string]$classification.Title
                            type = 'Classification'
                            arrivalDate = Format-Utc (Get-Value $classification 'ArrivalDate')
                        })))
            $Info['rows']++
        }
    }
    finally { $writer.Dispose() }
    if ($failures -gt 0) { Add-Reason $Info ('subcategories of {0} categories: {1}' -f $failures, $last) }
}

function Write-UpdatesSection {
    param([string]$Path, $Info)
    $productsByTitle = Get-ByTitle @(Get-ServerCategories | Where-Object { [string]$_.Type -eq 'Product' })
    $classificationsByTitle = Get-ByTitle @(Get-ServerClassifications)
    $known = New-Object 'System.Collections.Generic.HashSet[string]'
    $all = Get-Count (New-Scope (New-Object DateTime(1753, 1, 1)) (New-Object DateTime(9999, 12, 31)))
    $script:Enough = $false
    $script:UnresolvedProducts = 0
    $script:SupersedenceFailures = 0
    $script:LastSupersedenceFailure = ''
    $script:FileFailures = 0
    $script:LastFileFailure = ''
    $script:ExpiredSeen = 0
    $writer = New-Writer $Path
    try {
        $failures = @(Invoke-Windows -MaxPerWindow 2000 -Body {
                param($Scope)
                $updates = @($script:Server.GetUpdates($Scope))
                $members = Get-SharedMembers $updates $productsByTitle $Scope
                foreach ($update in $updates) {
                    $key = '{0}/{1}' -f $update.Id.UpdateId, $update.Id.RevisionNumber
                    if ($known.Contains($key)) { continue }
                    if ($MaxUpdates -gt 0 -and $known.Count -ge $MaxUpdates) {
                        $script:Enough = $true
                        break
                    }
                    $row = ConvertTo-UpdateRow $update $productsByTitle $classificationsByTitle $members
                    $writer.WriteLine((ConvertTo-JsonText $row))
                    # only now: a row that failed is tried again with a smaller window
                    [void]$known.Add($key)
                    if ($row['publicationState'] -eq 'Expired') { $script:ExpiredSeen++ }
                    if ($known.Count % 100 -eq 0) {
                        $percent = if ($all -gt 0) { [Math]::Min(99, [int](100.0 * $known.Count / $all)) } else { 50 }
                        Write-Progress -Activity 'Todoku' -Status ('updates: {0} of {1}' -f $known.Count, $all) -PercentComplete $percent
                    }
                }
            })
    }
    finally { $writer.Dispose() }
    $Info['rows'] = $known.Count
    $fields = @('revision', 'products', 'classification', 'created', 'approved', 'declined', 'expired', 'superseded', 'arrived',
        'ready-state', 'licence-terms')
    if (-not $NoSupersedence -and $script:SupersedenceFailures -eq 0) { $fields += 'supersedes' }
    if ($WithFiles -and $script:FileFailures -eq 0) { $fields += @('languages', 'bytes') }
    $Info['fields'] = $fields
    if ($script:FileFailures -gt 0) { $Info['reason'] = 'files of {0} updates: {1}' -f $script:FileFailures, $script:LastFileFailure }
    if ($script:SupersedenceFailures -gt 0) {
        # the list itself is whole; only this field is not to be trusted and therefore not declared
        $note = 'supersedence of {0} updates: {1}' -f $script:SupersedenceFailures, $script:LastSupersedenceFailure
        if ($Info['reason'] -eq '') { $Info['reason'] = $note } else { $Info['reason'] = $Info['reason'] + '; ' + $note }
    }
    if ($script:UnresolvedProducts -gt 0) {
        $note = '{0} product titles without GUID' -f $script:UnresolvedProducts
        if ($Info['reason'] -eq '') { $Info['reason'] = $note } else { $Info['reason'] = $Info['reason'] + '; ' + $note }
    }
    if ($script:Enough) { Add-Reason $Info ('limited to {0} updates by -MaxUpdates' -f $MaxUpdates) }
    if ($failures.Count -gt 0) { Add-Reason $Info ('{0} windows of arrival dates failed, the first: {1}' -f $failures.Count, $failures[0]) }
    if ($all -gt $known.Count -and -not $script:Enough -and $failures.Count -eq 0) {
        Add-Reason $Info ('the server counts {0} updates, {1} were read' -f $all, $known.Count)
    }
    if ($script:ExpiredSeen -eq 0) {
        $expired = 0
        try { $expired = [int](Get-Value $script:Server.GetStatus() 'ExpiredUpdateCount') } catch { Write-Verbose (Get-FailureText $_) }
        if ($expired -gt 0) { Add-Reason $Info ('none of {0} expired updates is in the list' -f $expired) }
    }
}

function Get-GroupNames {
    if ($null -eq $script:Groups) {
        $script:Groups = @{}
        foreach ($group in $script:Server.GetComputerTargetGroups()) { $script:Groups[[string]$group.Id] = [string]$group.Name }
    }
    return $script:Groups
}

function Write-ApprovalsSection {
    param([string]$Path, $Info)
    $names = @{}
    try { $names = Get-GroupNames } catch { Write-Verbose (Get-FailureText $_) }
    $known = New-Object 'System.Collections.Generic.HashSet[string]'
    $script:Enough = $false
    $writer = New-Writer $Path
    try {
        $failures = @(Invoke-Windows -MaxPerWindow 5000 -Body {
                param($Scope)
                foreach ($approval in $script:Server.GetUpdateApprovals($Scope)) {
                    if ($known.Contains([string]$approval.Id)) { continue }
                    $group = [string]$approval.ComputerTargetGroupId
                    $row = [ordered]@{
                        updateId = Get-UpdateGuid $approval.UpdateId
                        computerTargetGroupId = $group
                        computerTargetGroupName = ''
                        action = [string]$approval.Action
                        creationDate = Format-Utc (Get-Value $approval 'CreationDate')
                        deadline = Format-Utc (Get-Value $approval 'Deadline')
                        administratorName = Hide-Name ([string](Get-Value $approval 'AdministratorName')) 'administratorNames'
                    }
                    if ($names.ContainsKey($group)) { $row['computerTargetGroupName'] = $names[$group] }
                    $writer.WriteLine((ConvertTo-JsonText $row))
                    [void]$known.Add([string]$approval.Id)
                }
            })
    }
    finally { $writer.Dispose() }
    $Info['rows'] = $known.Count
    if ($failures.Count -gt 0) { Add-Reason $Info ('{0} windows of arrival dates failed, the first: {1}' -f $failures.Count, $failures[0]) }
}

function Write-ApprovalRulesSection {
    param([string]$Path, $Info)
    $rules = @(foreach ($rule in $script:Server.GetInstallApprovalRules()) {
            [ordered]@{
                name = [string]$rule.Name
                enabled = [bool]$rule.Enabled
                products = @(foreach ($category in $rule.GetCategories()) { ConvertTo-Reference $category })
                classifications = @(foreach ($one in $rule.GetUpdateClassifications()) { ConvertTo-Reference $one })
                groups = @(foreach ($group in $rule.GetComputerTargetGroups()) { [string]$group.Name })
            }
        })
    Write-Document $Path $rules
    $Info['rows'] = $rules.Count
}

function Write-DownstreamsSection {
    param([string]$Path, $Info)
    $servers = @(foreach ($one in $script:Server.GetDownstreamServers()) {
            [ordered]@{
                name = [string]$one.FullDomainName
                isReplica = [bool]$one.IsReplica
                lastSyncTime = Format-Utc (Get-Value $one 'LastSyncTime')
                lastRollupTime = Format-Utc (Get-Value $one 'LastRollupTime')
                version = [string](Get-Value $one 'Version')
            }
        })
    Write-Document $Path $servers
    $Info['rows'] = $servers.Count
}

function Write-EventsSection {
    param([string]$Path, $Info)
    $writer = New-Writer $Path
    try {
        $to = [DateTime]::UtcNow.AddDays(1)
        foreach ($one in $script:Server.GetSubscription().GetEventHistory($to.AddYears(-1), $to)) {
            $user = Hide-Name ([string](Get-Value $one 'Administrator')) 'administratorNames'
            $writer.WriteLine((ConvertTo-JsonText ([ordered]@{
                            at = Format-Utc $one.CreationDate
                            id = [int](Get-Value $one 'WsusEventId')
                            category = [string](Get-Value $one 'EventCategory')
                            user = $user
                            text = Hide-Text ([string](Get-Value $one 'Message'))
                        })))
            $Info['rows']++
        }
    }
    finally { $writer.Dispose() }
}

function Write-GroupsSection {
    param([string]$Path, $Info)
    $names = Get-GroupNames
    # the groups only; which computers are in them is nobody else's business
    $groups = @(foreach ($id in $names.Keys) { [ordered]@{ id = $id; name = $names[$id] } })
    Write-Document $Path $groups
    $Info['rows'] = $groups.Count
}

function Write-StatusSection {
    param([string]$Path, $Info)
    Write-Document $Path (Get-Properties $script:Server.GetStatus())
    $Info['rows'] = 1
}

function Write-ComponentsSection {
    param([string]$Path, $Info)
    $components = @(Get-Texts ($script:Server.GetComponentsWithErrors()))
    Write-Document $Path $components
    $Info['rows'] = $components.Count
}

# The end of the log, but only lines that speak of synchronisation, approval and content: other lines name clients.
function Write-LogTailSection {
    param([string]$Path, $Info)
    if (-not $script:IsLocal) { throw 'The log can only be read on the WSUS server itself.' }
    $log = Join-Path (Get-LogFolder) 'SoftwareDistribution.log'
    $wanted = 'Sync|Subscription|Catalog|SoapUtilities|WebServiceCommunication|Proxy|Content|EventLog|Deployment|Import|Declin|' +
        'Cleanup|SCHANNEL'
    $last = New-Object 'System.Collections.Generic.Queue[string]'
    $keep = $false
    $dropped = 0
    $writer = New-Writer $Path
    try {
        foreach ($line in @(Get-Content -LiteralPath $log -Tail $LogLines -Encoding UTF8)) {
            if ($line -match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d') {
                $keep = $line -match $wanted -and $line -notmatch 'ClientWebService|ReportingEvent|ComputerTarget|ClientImplementation'
            }
            # a line without date continues the one before it
            if (-not $keep) {
                $dropped++
                continue
            }
            $last.Enqueue($line)
            if ($last.Count -gt $MaxLogLines) {
                [void]$last.Dequeue()
                $dropped++
            }
        }
        foreach ($line in $last) {
            $text = Hide-Text $line
            $addresses = [regex]::Matches($text, '\b\d{1,3}(\.\d{1,3}){3}\b(?!\.\d)').Count
            if ($addresses -gt 0) {
                $text = [regex]::Replace($text, '\b\d{1,3}(\.\d{1,3}){3}\b(?!\.\d)', 'address')
                Add-Redaction 'addresses' $addresses
            }
            $writer.WriteLine($text)
            $Info['rows']++
        }
    }
    finally { $writer.Dispose() }
    if ($dropped -gt 0) { Add-Redaction 'logLines' $dropped }
}

# --- the machine -----------------------------------------------------------------------------------------------------------
# Readings by dotted name. Each one fails alone: what could not be read is missing in the file, which means unknown, and its
# name stands in the reason of the section. An empty text means that the setting or policy is not set.

function Add-Reading {
    param($Values, [string]$Name, [scriptblock]$Body)
    try {
        $reading = & $Body
        if ($null -ne $reading) { $Values[$Name] = $reading }
    }
    catch {
        $script:FailedReadings++
        if ($script:FailedReadings -le 20) { $script:FailedTexts += ('{0}: {1}' -f $Name, (Get-FailureText $_)) }
    }
}

# A value of the registry as text; empty when the value or its key does not exist.
function Get-Setting {
    param([string]$Path, [string]$Name)
    if (-not (Test-Path -LiteralPath $Path)) { return '' }
    $value = Get-Value (Get-ItemProperty -LiteralPath $Path) $Name
    if ($null -eq $value) { return '' }
    if ($value -is [Array]) { return [string]::Join(',', @(Get-Texts $value)) }
    if ($value -is [int]) { return ([long]$value -band 4294967295).ToString($Invariant) }
    return [string]$value
}

function Get-SetupValue {
    param([string]$Name)
    return Get-Setting 'HKLM:\SOFTWARE\Microsoft\Update Services\Server\Setup' $Name
}

function Get-ServiceState {
    param([string]$Name)
    $services = @(Get-Service | Where-Object { $_.Name -eq $Name })
    if ($services.Count -eq 0) { return 'missing' }
    return [string]$services[0].Status
}

# The IIS drive, when the module is installed; otherwise appcmd, which is always there.
function Test-IisDrive {
    if ($null -eq $script:IisDrive) {
        $script:IisDrive = $false
        try {
            Import-Module WebAdministration
            $script:IisDrive = Test-Path 'IIS:\AppPools'
        }
        catch { Write-Verbose (Get-FailureText $_) }
    }
    return $script:IisDrive
}

# Lists only; appcmd knows other verbs that are never used here.
function Get-AppCmdText {
    param([string[]]$Arguments)
    $program = Join-Path $env:windir 'System32\inetsrv\appcmd.exe'
    $text = @(& $program list @Arguments)
    if ($LASTEXITCODE -ne 0) { throw ('appcmd list {0}: {1}' -f ($Arguments -join ' '), ($text -join ' ')) }
    return [string]::Join("`n", $text).Trim()
}

function Get-PoolSetting {
    param([string]$Name)
    if (Test-IisDrive) {
        $found = Get-ItemProperty -Path 'IIS:\AppPools\WsusPool' -Name $Name
        $value = Get-Value $found 'Value'
        if ($null -eq $value) { $value = $found }
        return [string]$value
    }
    return Get-AppCmdText @('apppool', 'WsusPool', ('/text:' + $Name))
}

function Get-PoolMinutes {
    param([string]$Name)
    return [long][TimeSpan]::Parse((Get-PoolSetting $Name), $Invariant).TotalMinutes
}

function Get-SiteName {
    $index = Get-SetupValue 'IISTargetWebSiteIndex'
    if ($index -eq '') { throw 'the registry does not name the site' }
    if (Test-IisDrive) {
        foreach ($site in @(Get-ChildItem -Path 'IIS:\Sites')) {
            if ([string](Get-Value $site 'id') -eq $index) { return [string](Get-Value $site 'name') }
        }
        throw ('no site with number ' + $index)
    }
    return Get-AppCmdText @('site', ('/id:' + $index), '/text:name')
}

# Protocol and port of each binding of the site; host names are left out.
function Get-SiteBindings {
    $site = Get-SiteName
    $texts = @()
    if (Test-IisDrive) {
        foreach ($binding in @(Get-WebBinding -Name $site)) {
            $texts += ('{0}/{1}' -f (Get-Value $binding 'protocol'), (Get-Value $binding 'bindingInformation'))
        }
    }
    else { $texts = @((Get-AppCmdText @('site', $site, '/text:bindings')) -split ',') }
    foreach ($text in $texts) {
        if ($text -match '^\s*(https?)/.*:(\d+):[^:]*$') { [pscustomobject]@{ Protocol = $Matches[1]; Port = [int]$Matches[2] } }
    }
}

# What IIS says about files of this kind; empty when it would not hand them out.
function Get-MimeType {
    param([string]$Extension)
    $site = Get-SiteName
    if (Test-IisDrive) {
        $filter = "system.webServer/staticContent/mimeMap[@fileExtension='$Extension']"
        $found = @(Get-WebConfigurationProperty -PSPath ('IIS:\Sites\' + $site) -Filter $filter -Name 'mimeType')
        if ($found.Count -eq 0) { return '' }
        $value = Get-Value $found[0] 'Value'
        if ($null -eq $value) { $value = $found[0] }
        return [string]$value
    }
    $text = Get-AppCmdText @('config', $site, '/section:staticContent')
    $match = [regex]::Match($text, 'fileExtension="' + [regex]::Escape($Extension) + '"\s+mimeType="([^"]*)"')
    return $match.Groups[1].Value
}

function Get-Drive {
    param([string]$Path)
    $root = [System.IO.Path]::GetPathRoot($Path)
    if ([string]$root -eq '' -or $root -like '\\*') { throw 'not on a drive of this computer' }
    return New-Object System.IO.DriveInfo($root)
}

# The proxy of services, which is kept in a block of bytes: flags at 8 (2: use the proxy), length at 12, then the text.
function Get-WinHttpProxy {
    $key = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections'
    if (-not (Test-Path -LiteralPath $key)) { return '' }
    $bytes = Get-Value (Get-ItemProperty -LiteralPath $key) 'WinHttpSettings'
    if ($null -eq $bytes) { return '' }
    if ($bytes.Length -lt 16) { throw 'the setting is damaged' }
    if (([BitConverter]::ToInt32($bytes, 8) -band 2) -eq 0) { return '' }
    $text = [System.Text.Encoding]::ASCII.GetString($bytes, 16, [Math]::Min([BitConverter]::ToInt32($bytes, 12), $bytes.Length - 16))
    if ($text -match '@') {
        $text = $text -replace '[^;=/@\s]+@', 'redacted@'
        Add-Redaction 'proxyUser'
    }
    return $text
}

function Get-DatabaseKind {
    $name = Get-SetupValue 'SqlServerName'
    if ($name -eq '') { throw 'the registry does not name the database' }
    if ($name -match '##(WID|SSEE)') { return 'wid' }
    $edition = ''
    try { $edition = [string](Get-SqlValue "SELECT CAST(SERVERPROPERTY('Edition') AS nvarchar(128))") }
    catch { Write-Verbose (Get-FailureText $_) }
    if ($edition -eq '') { throw 'the edition of the SQL Server is not known' }
    if ($edition -match 'Express') { return 'express' }
    return 'sql'
}

# Empty for a database on another computer.
function Get-DatabaseService {
    $name = Get-SetupValue 'SqlServerName'
    if ($name -eq '') { throw 'the registry does not name the database' }
    if ($name -match '##(WID|SSEE)') { return 'MSSQL$MICROSOFT##' + $Matches[1] }
    $parts = $name -split '\\'
    $here = @('', '.', '(local)', 'localhost', $env:COMPUTERNAME)
    if ($here -notcontains ($parts[0] -split '\.')[0] -and $here -notcontains $parts[0]) { return '' }
    if ($parts.Count -gt 1) { return 'MSSQL$' + $parts[1] }
    return 'MSSQLSERVER'
}

# One value of the database. Texts of queries are constants that only select; the account of the caller is used.
function Get-SqlValue {
    param([string]$Query)
    $name = Get-SetupValue 'SqlServerName'
    if ($name -eq '') { throw 'the registry does not name the database' }
    if ($name -match '##WID') { $name = 'np:\\.\pipe\MICROSOFT##WID\tsql\query' }
    elseif ($name -match '##SSEE') { $name = 'np:\\.\pipe\MSSQL$MICROSOFT##SSEE\sql\query' }
    $catalog = Get-SetupValue 'SqlDatabaseName'
    if ($catalog -eq '') { $catalog = 'SUSDB' }
    $builder = New-Object System.Data.SqlClient.SqlConnectionStringBuilder
    $builder['Data Source'] = $name
    $builder['Initial Catalog'] = $catalog
    $builder['Integrated Security'] = $true
    $builder['Connect Timeout'] = 10
    $builder['Application Name'] = 'Todoku'
    $connection = New-Object System.Data.SqlClient.SqlConnection($builder.ConnectionString)
    try {
        $connection.Open()
        $command = New-Object System.Data.SqlClient.SqlCommand($Query, $connection)
        $command.CommandTimeout = 60
        $value = $command.ExecuteScalar()
        if ($value -is [DBNull]) { return $null }
        return $value
    }
    finally { $connection.Dispose() }
}

# Where the database lies; empty for one on another computer.
function Get-DatabaseFile {
    if ((Get-DatabaseService) -eq '') { return '' }
    return [string](Get-SqlValue 'SELECT TOP 1 physical_name FROM sys.database_files')
}

# Whether the log shows that the service can speak TLS 1.2. The line is written when the service starts, so its absence says
# something only if the log reaches back to that start.
function Test-SchannelInLog {
    $folder = Get-LogFolder
    $files = @('SoftwareDistribution.log.old', 'SoftwareDistribution.log' | ForEach-Object { Join-Path $folder $_ } |
            Where-Object { Test-Path -LiteralPath $_ })
    if ($files.Count -eq 0) { throw 'no log' }
    if (@(Select-String -LiteralPath $files -Pattern 'SCHANNEL Protocol' -SimpleMatch -List).Count -gt 0) { return $true }
    $first = [string]@(Get-Content -LiteralPath $files[0] -TotalCount 1 -Encoding UTF8)[0]
    if ($first -notmatch '^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)') { throw 'the log does not begin with a time' }
    $begin = [DateTime]::ParseExact($Matches[1], 'yyyy-MM-dd HH:mm:ss', $Invariant)
    $service = @(Get-Process -Name 'WsusService')[0]
    if ($begin -gt $service.StartTime.ToUniversalTime()) { return $null }
    return $false
}

# Components of a software update point say where they write their log.
function Get-TraceFile {
    param([string]$Component)
    return Get-Setting ('HKLM:\SOFTWARE\Microsoft\SMS\Tracing\' + $Component) 'TraceFilename'
}

function Test-ConfigMgr {
    foreach ($component in @('SMS_WSUS_CONTROL_MANAGER', 'SMS_WSUS_CONFIGURATION_MANAGER', 'SMS_WSUS_SYNC_MANAGER')) {
        if ((Get-TraceFile $component) -ne '') { return $true }
    }
    return $false
}

# When Configuration Manager last wrote that its own synchronisation succeeded (message 6702).
function Get-ConfigMgrSync {
    $file = Get-TraceFile 'SMS_WSUS_SYNC_MANAGER'
    if ($file -eq '' -or -not (Test-Path -LiteralPath $file)) { return $null }
    $last = $null
    foreach ($line in @(Get-Content -LiteralPath $file -Tail 20000)) {
        if ($line -notmatch '6702|Sync succeeded') { continue }
        if ($line -match '<(\d\d-\d\d-\d{4}) (\d\d:\d\d:\d\d)\.\d+([+-]\d+)>') { $last = @($Matches[1], $Matches[2], $Matches[3]) }
        elseif ($line -match 'time="(\d\d:\d\d:\d\d)\.\d+([+-]\d+)" date="(\d\d-\d\d-\d{4})"') {
            $last = @($Matches[3], $Matches[1], $Matches[2])
        }
    }
    if ($null -eq $last) { return $null }
    $time = [DateTime]::ParseExact($last[0] + ' ' + $last[1], 'MM-dd-yyyy HH:mm:ss', $Invariant)
    return Format-Utc ([DateTime]::SpecifyKind($time.AddMinutes([int]$last[2]), [DateTimeKind]::Utc))
}

function Get-PatchDates {
    foreach ($patch in @(Get-HotFix)) {
        $date = Get-Value $patch 'InstalledOn'
        if ($date -is [DateTime]) { [pscustomobject]@{ Id = [string]$patch.HotFixID; Date = $date } }
    }
}

# Names in a certificate; keys are never touched.
function Get-CertificateNames {
    param($One)
    $names = New-Object 'System.Collections.Generic.List[string]'
    $common = $One.GetNameInfo([System.Security.Cryptography.X509Certificates.X509NameType]::SimpleName, $false)
    if ([string]$common -ne '') { $names.Add([string]$common) }
    foreach ($name in @(Get-Value $One 'DnsNameList')) {
        $text = [string](Get-Value $name 'Unicode')
        if ($text -ne '' -and -not $names.Contains($text)) { $names.Add($text) }
    }
    return [string]::Join(',', $names.ToArray())
}

# The certificate bound to the port by which WSUS is reached; null without such a binding.
function Get-BoundCertificate {
    if (-not (Test-IisDrive)) { throw 'the module WebAdministration is not installed' }
    $ports = @(Get-SiteBindings | Where-Object { $_.Protocol -eq 'https' } | ForEach-Object { $_.Port })
    foreach ($binding in @(Get-ChildItem -Path 'IIS:\SslBindings')) {
        if ($ports -notcontains [int](Get-Value $binding 'Port')) { continue }
        $thumbprint = [string](Get-Value $binding 'Thumbprint')
        if ($thumbprint -eq '') { continue }
        $store = [string](Get-Value $binding 'Store')
        if ($store -eq '') { $store = 'My' }
        return Get-Item -LiteralPath ('Cert:\LocalMachine\{0}\{1}' -f $store, $thumbprint)
    }
    return $null
}

# What the server above shows to everybody who connects; nothing is sent to it.
function Get-UpstreamNames {
    $configuration = $script:Server.GetConfiguration()
    if ([bool](Get-Value $configuration 'SyncFromMicrosoftUpdate') -or
        -not [bool](Get-Value $configuration 'UpstreamWsusServerUseSsl')) { return $null }
    $name = [string](Get-Value $configuration 'UpstreamWsusServerName')
    $client = New-Object System.Net.Sockets.TcpClient
    try {
        if (-not $client.ConnectAsync($name, [int](Get-Value $configuration 'UpstreamWsusServerPortNumber')).Wait(5000)) {
            throw 'no answer within five seconds'
        }
        # names are read, nothing is trusted because of them
        $any = [System.Net.Security.RemoteCertificateValidationCallback] { $true }
        $stream = New-Object System.Net.Security.SslStream($client.GetStream(), $false, $any)
        try {
            $stream.AuthenticateAsClient($name)
            $shown = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($stream.RemoteCertificate)
            return Get-CertificateNames $shown
        }
        finally { $stream.Dispose() }
    }
    finally { $client.Dispose() }
}

# The servers that share this database, and the one of them that synchronises. The internal database cannot be shared.
function Get-FrontEnds {
    if ((Get-SetupValue 'SqlServerName') -match '##') { return }
    $program = Join-Path (Get-ToolFolder) 'wsusutil.exe'
    $text = [string]::Join("`n", @(& $program listfrontendservers))
    $names = @([regex]::Matches($text, '(?im)\b(?:Server)?Name"?\s*[:=>]\s*"?([^\s"<,;]+)') | ForEach-Object { $_.Groups[1].Value })
    $masters = @([regex]::Matches($text, '(?im)\bIsMaster"?\s*[:=>]\s*"?(True|False|0|1)') | ForEach-Object { $_.Groups[1].Value })
    if ($names.Count -eq 0 -or $names.Count -ne $masters.Count) { throw 'the answer of wsusutil was not understood' }
    for ($i = 0; $i -lt $names.Count; $i++) {
        [pscustomobject]@{ Name = $names[$i]; Master = @('True', '1') -contains $masters[$i] }
    }
}

function Get-TargetFolder {
    $target = Get-SetupValue 'TargetDir'
    if ($target -eq '') { $target = Join-Path $env:ProgramFiles 'Update Services' }
    return $target
}

function Get-LogFolder { return Join-Path (Get-TargetFolder) 'LogFiles' }

function Get-ToolFolder { return Join-Path (Get-TargetFolder) 'Tools' }

function Add-SystemReadings {
    param($Values)
    $windows = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    Add-Reading $Values 'os.build' { Get-Setting $windows 'CurrentBuild' }
    Add-Reading $Values 'os.ubr' { Get-Setting $windows 'UBR' }
    Add-Reading $Values 'os.name' { Get-Setting $windows 'ProductName' }
    Add-Reading $Values 'os.timeZone' { [TimeZoneInfo]::Local.Id }
    Add-Reading $Values 'service.wsus' { Get-ServiceState 'WsusService' }
    Add-Reading $Values 'service.iis' { Get-ServiceState 'W3SVC' }
    Add-Reading $Values 'patches.lastInstalled' {
        $newest = @(Get-PatchDates | Sort-Object Date)[-1]
        Format-Utc ([DateTime]::SpecifyKind($newest.Date.Date, [DateTimeKind]::Utc))
    }
    Add-Reading $Values 'patches.newest' { @(Get-PatchDates | Sort-Object Date)[-1].Id }
    Add-Reading $Values 'patches.pendingRestart' {
        Test-Path -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'
    }
    Add-Reading $Values 'winhttp.proxy' { Get-WinHttpProxy }
    Add-Reading $Values 'configMgr.sup' { Test-ConfigMgr }
    Add-Reading $Values 'configMgr.lastSync' { Get-ConfigMgrSync }
}

function Add-TlsReadings {
    param($Values)
    $client = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client'
    Add-Reading $Values 'tls.schUseStrongCrypto' { Get-Setting 'HKLM:\SOFTWARE\Microsoft\.NETFramework\v4.0.30319' 'SchUseStrongCrypto' }
    Add-Reading $Values 'tls.schUseStrongCryptoWow64' {
        Get-Setting 'HKLM:\SOFTWARE\Wow6432Node\Microsoft\.NETFramework\v4.0.30319' 'SchUseStrongCrypto'
    }
    Add-Reading $Values 'tls.dotNetRelease' { Get-Setting 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' 'Release' }
    Add-Reading $Values 'tls.client12Enabled' { Get-Setting $client 'Enabled' }
    Add-Reading $Values 'tls.client12DisabledByDefault' { Get-Setting $client 'DisabledByDefault' }
    Add-Reading $Values 'tls.cipherSuites' {
        Get-Setting 'HKLM:\SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002' 'Functions'
    }
    Add-Reading $Values 'tls.schannelInLog' { Test-SchannelInLog }
}

function Add-IisReadings {
    param($Values)
    Add-Reading $Values 'pool.state' { Get-PoolSetting 'state' }
    Add-Reading $Values 'pool.queueLength' { Get-PoolSetting 'queueLength' }
    Add-Reading $Values 'pool.privateMemoryKb' { Get-PoolSetting 'recycling.periodicRestart.privateMemory' }
    Add-Reading $Values 'pool.idleMinutes' { Get-PoolMinutes 'processModel.idleTimeout' }
    Add-Reading $Values 'pool.pingEnabled' { (Get-PoolSetting 'processModel.pingingEnabled').ToLowerInvariant() }
    Add-Reading $Values 'pool.recycleMinutes' { Get-PoolMinutes 'recycling.periodicRestart.time' }
    Add-Reading $Values 'iis.site' { Get-SiteName }
    Add-Reading $Values 'iis.ports' { [string]::Join(',', @(Get-SiteBindings | ForEach-Object { [string]$_.Port })) }
    Add-Reading $Values 'iis.sslBinding' { @(Get-SiteBindings | Where-Object { $_.Protocol -eq 'https' }).Count -gt 0 }
    Add-Reading $Values 'iis.mime.msu' { Get-MimeType '.msu' }
    Add-Reading $Values 'iis.mime.wim' { Get-MimeType '.wim' }
    Add-Reading $Values 'certificate.subjectNames' {
        $bound = Get-BoundCertificate
        if ($null -ne $bound) { Get-CertificateNames $bound }
    }
    Add-Reading $Values 'certificate.expires' {
        $bound = Get-BoundCertificate
        if ($null -ne $bound) { Format-Utc $bound.NotAfter }
    }
    Add-Reading $Values 'upstream.certificate.names' { Get-UpstreamNames }
}

function Add-StorageReadings {
    param($Values)
    $content = Get-SetupValue 'ContentDir'
    if ($content -ne '') {
        Add-Reading $Values 'disk.content.freeBytes' { (Get-Drive $content).AvailableFreeSpace }
        Add-Reading $Values 'disk.content.totalBytes' { (Get-Drive $content).TotalSize }
        Add-Reading $Values 'iis.webConfigInContent' { Test-Path -LiteralPath (Join-Path $content 'WsusContent\web.config') }
    }
    Add-Reading $Values 'database.kind' { Get-DatabaseKind }
    Add-Reading $Values 'database.local' { (Get-DatabaseService) -ne '' }
    Add-Reading $Values 'service.database.name' { Get-DatabaseService }
    Add-Reading $Values 'service.database' {
        $service = Get-DatabaseService
        if ($service -ne '') { Get-ServiceState $service }
    }
    Add-Reading $Values 'database.bytes' { Get-SqlValue 'SELECT SUM(CAST(size AS bigint)) * 8192 FROM sys.database_files' }
    Add-Reading $Values 'disk.database.freeBytes' {
        $file = Get-DatabaseFile
        if ($file -ne '') { (Get-Drive $file).AvailableFreeSpace }
    }
    Add-Reading $Values 'disk.database.totalBytes' {
        $file = Get-DatabaseFile
        if ($file -ne '') { (Get-Drive $file).TotalSize }
    }
    Add-Reading $Values 'database.indexes.custom' {
        # by their first column, because they were given many names
        $query = "SELECT COUNT(DISTINCT o.name) FROM sys.index_columns i" +
            " JOIN sys.columns c ON c.object_id = i.object_id AND c.column_id = i.column_id" +
            " JOIN sys.objects o ON o.object_id = i.object_id WHERE i.key_ordinal = 1 AND" +
            " (o.name = N'tbLocalizedPropertyForRevision' AND c.name = N'LocalizedPropertyID'" +
            " OR o.name = N'tbRevisionSupersedesUpdate' AND c.name = N'SupersededUpdateID')"
        [int](Get-SqlValue $query) -eq 2
    }
    Add-Reading $Values 'detectoids.test' {
        $query = "SELECT COUNT(DISTINCT r.LocalUpdateID) FROM dbo.tbRevision r" +
            " JOIN dbo.tbLocalizedPropertyForRevision v ON v.RevisionID = r.RevisionID" +
            " JOIN dbo.tbLocalizedProperty p ON p.LocalizedPropertyID = v.LocalizedPropertyID" +
            " WHERE p.Title LIKE N'Product Detectoid for ProductName TestProduct%'"
        Get-SqlValue $query
    }
    Add-Reading $Values 'frontEnds.count' {
        $count = @(Get-FrontEnds).Count
        if ($count -gt 0) { $count }
    }
    Add-Reading $Values 'frontEnds.master' {
        $masters = @(Get-FrontEnds | Where-Object { $_.Master })
        if ($masters.Count -gt 0) { $masters[0].Name }
    }
}

function Write-HostSection {
    param([string]$Path, $Info)
    if (-not $script:IsLocal) { throw 'The machine can only be read on the WSUS server itself.' }
    # a program of 32 bits is shown another registry and another System32
    if (-not [Environment]::Is64BitProcess) { throw 'Run this script in the PowerShell of 64 bits.' }
    $script:FailedReadings = 0
    $script:FailedTexts = @()
    $script:IisDrive = $null
    $values = [ordered]@{}
    Add-SystemReadings $values
    Add-TlsReadings $values
    Add-IisReadings $values
    Add-StorageReadings $values
    foreach ($key in @($values.Keys)) {
        if ($values[$key] -is [string]) { $values[$key] = Hide-Text $values[$key] }
    }
    Write-Document $Path $values
    $Info['rows'] = 1
    if ($script:FailedReadings -gt 0) {
        Add-Reason $Info ('{0} readings failed: {1}' -f $script:FailedReadings, ($script:FailedTexts -join '; '))
    }
}

# Numbers of computers only: neither their names nor their addresses are written.
function Write-ClientsSection {
    param([string]$Path, $Info)
    $script:FailedReadings = 0
    $script:FailedTexts = @()
    $values = [ordered]@{}
    $status = $script:Server.GetStatus()
    Add-Reading $values 'total' { Get-Value $status 'ComputerTargetCount' }
    Add-Reading $values 'needingUpdates' { Get-Value $status 'ComputerTargetsNeedingUpdatesCount' }
    Add-Reading $values 'withErrors' { Get-Value $status 'ComputerTargetsWithUpdateErrorsCount' }
    Add-Reading $values 'upToDate' { Get-Value $status 'ComputersUpToDateCount' }
    Add-Reading $values 'notContacted30Days' { $script:Server.GetComputersNotContactedSinceCount([DateTime]::UtcNow.AddDays(-30)) }
    $computers = @{}
    $days = 0
    $events = 0
    try {
        $to = [DateTime]::UtcNow
        while ($days -lt 7 -and $events -lt 200000) {
            $from = $to.AddDays(-1)
            foreach ($one in $script:Server.GetUpdateEventHistory($from, $to)) {
                $events++
                $code = Get-Value $one 'ErrorCode'
                $computer = [string](Get-Value $one 'ComputerId')
                if ($null -eq $code -or [int]$code -eq 0 -or $computer -eq '') { continue }
                $key = 'errors.0x{0:X8}' -f [int]$code
                if (-not $computers.ContainsKey($key)) { $computers[$key] = New-Object 'System.Collections.Generic.HashSet[string]' }
                [void]$computers[$key].Add($computer)
            }
            $to = $from
            $days++
        }
    }
    catch {
        $script:FailedReadings++
        $script:FailedTexts += ('errors: ' + (Get-FailureText $_))
    }
    if ($days -gt 0) {
        $values['errors.days'] = $days
        foreach ($key in @($computers.Keys | Sort-Object)) { $values[$key] = $computers[$key].Count }
    }
    Write-Document $Path $values
    $Info['rows'] = 1
    if ($script:FailedReadings -gt 0) {
        Add-Reason $Info ('{0} readings failed: {1}' -f $script:FailedReadings, ($script:FailedTexts -join '; '))
    }
}

# --- the whole -------------------------------------------------------------------------------------------------------------

function Connect-Server {
    if ($PSVersionTable.PSVersion.Major -ne 5) {
        throw 'Run this script in Windows PowerShell 5.1 (powershell.exe); the WSUS API cannot be loaded by other versions.'
    }
    $assembly = [System.Reflection.Assembly]::LoadWithPartialName('Microsoft.UpdateServices.Administration')
    if ($null -eq $assembly) {
        throw 'The WSUS API is not installed here. Run this script on the WSUS server, or install the WSUS console (RSAT).'
    }
    if ($ServerName -eq '' -and $Port -eq 0 -and -not $UseSsl) {
        return [Microsoft.UpdateServices.Administration.AdminProxy]::GetUpdateServer()
    }
    $name = if ($ServerName -eq '') { $env:COMPUTERNAME } else { $ServerName }
    $number = if ($Port -ne 0) { $Port } elseif ($UseSsl) { 8531 } else { 8530 }
    return [Microsoft.UpdateServices.Administration.AdminProxy]::GetUpdateServer($name, [bool]$UseSsl, $number)
}

# The manifest comes first in the file, but it counts the rows: so sections are written to files of their own and packed
# when all are done. A file that ends up under its final name is whole.
function Write-Snapshot {
    param([string]$Target, $Manifest)
    Add-Type -AssemblyName System.IO.Compression
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    Write-Document (Join-Path $script:WorkFolder 'manifest.json') $Manifest
    $partial = $Target + '.partial'
    if (Test-Path -LiteralPath $partial) { Remove-Item -LiteralPath $partial -Force }
    $zip = [System.IO.Compression.ZipFile]::Open($partial, [System.IO.Compression.ZipArchiveMode]::Create)
    try {
        $files = @('manifest.json')
        foreach ($name in $Manifest['sections'].Keys) {
            if ($Manifest['sections'][$name].Contains('file')) { $files += $Manifest['sections'][$name]['file'] }
        }
        foreach ($file in $files) {
            [void][System.IO.Compression.ZipFileExtensions]::CreateEntryFromFile($zip, (Join-Path $script:WorkFolder $file), $file,
                [System.IO.Compression.CompressionLevel]::Optimal)
        }
    }
    finally { $zip.Dispose() }
    Move-Item -LiteralPath $partial -Destination $Target -Force
}

function Invoke-Collection {
    $script:Wanted = $AllSections
    if ($Sections.Count -gt 0) {
        # "-File" hands a list over as one text
        $script:Wanted = @($Sections | ForEach-Object { $_ -split ',' } | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' })
        foreach ($name in $script:Wanted) {
            if ($AllSections -notcontains $name) { throw ('Unknown section {0}. Sections: {1}' -f $name, ($AllSections -join ', ')) }
        }
    }
    $script:Enough = $false
    $script:Server = Connect-Server
    $started = [DateTime]::UtcNow
    $name = [string](Get-Value $script:Server 'Name')
    if ($name -eq '') { $name = if ($ServerName -eq '') { $env:COMPUTERNAME } else { $ServerName } }
    $hosts = @('', '.', 'localhost', '127.0.0.1', $env:COMPUTERNAME)
    $script:IsLocal = $hosts -contains $ServerName -or ($ServerName -split '\.')[0] -eq $env:COMPUTERNAME

    $target = $OutFile
    if ($target -eq '') {
        $target = '{0}-{1}.todoku-snapshot' -f ($name -replace '[^A-Za-z0-9.-]', '_'), $started.ToString('yyyyMMdd-HHmm', $Invariant)
    }
    $target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($target)
    $script:WorkFolder = Join-Path ([System.IO.Path]::GetTempPath()) ('todoku-' + [Guid]::NewGuid().ToString('N'))
    [void](New-Item -ItemType Directory -Path $script:WorkFolder)
    try {
        Invoke-Section 'server' 'server.json' ${function:Write-ServerSection}
        Invoke-Section 'configuration' 'configuration.json' ${function:Write-ConfigurationSection}
        Invoke-Section 'subscription' 'subscription.json' ${function:Write-SubscriptionSection}
        Invoke-Section 'syncHistory' 'sync-history.jsonl' ${function:Write-SyncHistorySection}
        Invoke-Section 'categories' 'categories.jsonl' ${function:Write-CategoriesSection}
        Invoke-Section 'updates' 'updates.jsonl' ${function:Write-UpdatesSection}
        Invoke-Section 'approvals' 'approvals.jsonl' ${function:Write-ApprovalsSection}
        Invoke-Section 'approvalRules' 'approval-rules.json' ${function:Write-ApprovalRulesSection}
        Invoke-Section 'downstreams' 'downstreams.json' ${function:Write-DownstreamsSection}
        Invoke-Section 'events' 'events.jsonl' ${function:Write-EventsSection}
        Invoke-Section 'groups' 'groups.json' ${function:Write-GroupsSection}
        Invoke-Section 'status' 'status.json' ${function:Write-StatusSection}
        Invoke-Section 'componentsWithErrors' 'components.json' ${function:Write-ComponentsSection}
        Invoke-Section 'host' 'host.json' ${function:Write-HostSection}
        Invoke-Section 'clients' 'clients.json' ${function:Write-ClientsSection}
        Invoke-Section 'logTail' 'log-tail.txt' ${function:Write-LogTailSection}

        $serverId = ''
        try { $serverId = [string](Get-Value ($script:Server.GetConfiguration()) 'ServerId') } catch { Write-Verbose (Get-FailureText $_) }
        Write-Snapshot $target ([ordered]@{
                format = 'todoku-snapshot'
                formatVersion = '1.1'
                kind = 'server'
                server = [ordered]@{ name = $name; id = $serverId }
                collector = [ordered]@{ name = 'Collect-Todoku'; version = $CollectorVersion }
                collectedAt = Format-Utc $started
                sections = $script:Manifest
                redactions = $script:Redactions
            })
    }
    finally {
        Write-Progress -Activity 'Todoku' -Completed
        Remove-Item -LiteralPath $script:WorkFolder -Recurse -Force
    }
    $lacking = @(foreach ($section in $script:Manifest.Keys) {
            if (@('failed', 'partial') -contains $script:Manifest[$section]['state']) {
                '  {0}: {1} ({2})' -f $section, $script:Manifest[$section]['state'], $script:Manifest[$section]['reason']
            }
        })
    Write-Host ('Snapshot of {0}: {1}' -f $name, $target)
    if ($lacking.Count -gt 0) {
        Write-Host 'Not complete:'
        foreach ($line in $lacking) { Write-Host $line }
    }
    Write-Host 'Next: open this file in Todoku, or run: todoku explain KB-NUMBER --from FILE'
    if ($lacking.Count -gt 0) { return 3 }
    return 0
}

try {
    $result = Invoke-Collection
}
catch {
    Write-Host ('No snapshot was written. ' + (Get-FailureText $_)) -ForegroundColor Red
    exit 1
}
exit [int]@($result)[-1]

package org.todoku.rules.wsus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.rules.data.ClientCode;
import org.todoku.rules.data.ClientCodes;

/** The table against the published values. */
class ClientCodesTest {

    private static final ClientCodes CODES = Wsus.DATA.clientCodes();

    /** Runs of WU_E_PT codes in wuerror.h: the first value, then the names in the order of their values. */
    @ParameterizedTest
    @CsvSource(delimiter = ':', value = {
            "80240436: CATALOG_SYNC_REQUIRED SECURITY_VERIFICATION_FAILURE ENDPOINT_UNREACHABLE INVALID_FORMAT INVALID_URL NWS_NOT_LOADED "
                    + "PROXY_AUTH_SCHEME_NOT_SUPPORTED",
            "8024043E: ENDPOINT_REFRESH_REQUIRED ENDPOINTURL_NOTAVAIL ENDPOINT_DISCONNECTED INVALID_OPERATION OBJECT_FAULTED "
                    + "NUMERIC_OVERFLOW OPERATION_ABORTED OPERATION_ABANDONED QUOTA_EXCEEDED NO_TRANSLATION_AVAILABLE "
                    + "ADDRESS_IN_USE ADDRESS_NOT_AVAILABLE "
                    + "OTHER SECURITY_SYSTEM_FAILURE",
            "80244000: SOAPCLIENT_BASE SOAPCLIENT_INITIALIZE SOAPCLIENT_OUTOFMEMORY SOAPCLIENT_GENERATE SOAPCLIENT_CONNECT SOAPCLIENT_SEND "
                    + "SOAPCLIENT_SERVER SOAPCLIENT_SOAPFAULT SOAPCLIENT_PARSEFAULT SOAPCLIENT_READ SOAPCLIENT_PARSE SOAP_VERSION "
                    + "SOAP_MUST_UNDERSTAND SOAP_CLIENT SOAP_SERVER WMI_ERROR EXCEEDED_MAX_SERVER_TRIPS SUS_SERVER_NOT_SET "
                    + "DOUBLE_INITIALIZATION INVALID_COMPUTER_NAME",
            "80244015: REFRESH_CACHE_REQUIRED HTTP_STATUS_BAD_REQUEST HTTP_STATUS_DENIED HTTP_STATUS_FORBIDDEN HTTP_STATUS_NOT_FOUND "
                    + "HTTP_STATUS_BAD_METHOD HTTP_STATUS_PROXY_AUTH_REQ HTTP_STATUS_REQUEST_TIMEOUT HTTP_STATUS_CONFLICT HTTP_STATUS_GONE "
                    + "HTTP_STATUS_SERVER_ERROR HTTP_STATUS_NOT_SUPPORTED HTTP_STATUS_BAD_GATEWAY HTTP_STATUS_SERVICE_UNAVAIL "
                    + "HTTP_STATUS_GATEWAY_TIMEOUT HTTP_STATUS_VERSION_NOT_SUP FILE_LOCATIONS_CHANGED REGISTRATION_NOT_SUPPORTED "
                    + "NO_AUTH_PLUGINS_REQUESTED NO_AUTH_COOKIES_CREATED INVALID_CONFIG_PROP CONFIG_PROP_MISSING HTTP_STATUS_NOT_MAPPED "
                    + "WINHTTP_NAME_NOT_RESOLVED LOAD_SHEDDING CLIENT_ENFORCED_LOAD_SHEDDING ECP_SUCCEEDED_WITH_ERRORS ECP_INIT_FAILED "
                    + "ECP_INVALID_FILE_FORMAT ECP_INVALID_METADATA ECP_FAILURE_TO_EXTRACT_DIGEST ECP_FAILURE_TO_DECOMPRESS_CAB_FILE "
                    + "ECP_FILE_LOCATION_ERROR",
            "80244100: DATA_BOUNDARY_RESTRICTED GENERAL_AAD_CLIENT_ERROR", "80244FFF: UNEXPECTED",
            "8024502D: SAME_REDIR_ID NO_MANAGED_RECOVER" })
    void codesOfTheProtocolTalkerHaveTheirPublishedNames(String first, String names) {
        long code = Long.parseLong(first.strip(), 16);
        for (String name : names.strip().split(" ")) {
            assertEquals("WU_E_PT_" + name, CODES.find(code).orElseThrow().name(), Long.toHexString(code));
            code++;
        }
    }

    @Test
    void noOtherCodeClaimsToBeOneOfTheProtocolTalker() {
        assertEquals(79, CODES.all().stream().filter(code -> code.name().startsWith("WU_E_PT_")).count());
    }

    @ParameterizedTest
    @CsvSource({ "WU_E_NO_SERVICE, 80240001", "WU_E_NOT_INITIALIZED, 80240004", "WU_E_OPERATIONINPROGRESS, 80240009",
            "WU_E_CALL_CANCELLED, 8024000B", "WU_E_NOOP, 8024000C", "WU_E_XML_MISSINGDATA, 8024000D", "WU_E_XML_INVALID, 8024000E",
            "WU_E_CYCLE_DETECTED, 8024000F", "WU_E_TOO_DEEP_RELATION, 80240010", "WU_E_INSTALL_NOT_ALLOWED, 80240016",
            "WU_E_NOT_APPLICABLE, 80240017", "WU_E_SERVICE_STOP, 8024001E", "WU_E_NO_CONNECTION, 8024001F", "WU_E_TIME_OUT, 80240021",
            "WU_E_ALL_UPDATES_FAILED, 80240022", "WU_E_EULAS_DECLINED, 80240023", "WU_E_NO_UPDATE, 80240024",
            "WU_E_USER_ACCESS_DISABLED, 80240025", "WU_E_LEGACYSERVER, 8024002B", "WU_E_WU_DISABLED, 8024002E",
            "WU_E_CALL_CANCELLED_BY_POLICY, 8024002F", "WU_E_INVALID_PROXY_SERVER, 80240030", "WU_E_EULA_UNAVAILABLE, 80240033",
            "WU_E_DOWNLOAD_FAILED, 80240034", "WU_E_WINHTTP_INVALID_FILE, 80240038", "WU_E_TOO_MANY_RESYNC, 80240039",
            "WU_E_UNKNOWN_SERVICE, 80240042" })
    void generalCodesHaveTheirPublishedValues(String name, String code) {
        assertEquals(name, CODES.find(code).orElseThrow().name());
    }

    /** Windows error numbers of winhttp.h and wininet.h; as HRESULT they become 0x80070000 and the number. */
    @ParameterizedTest
    @CsvSource({ "ERROR_WINHTTP_OUT_OF_HANDLES, 12001", "ERROR_WINHTTP_TIMEOUT, 12002", "ERROR_WINHTTP_INTERNAL_ERROR, 12004",
            "ERROR_WINHTTP_INVALID_URL, 12005", "ERROR_WINHTTP_UNRECOGNIZED_SCHEME, 12006", "ERROR_WINHTTP_NAME_NOT_RESOLVED, 12007",
            "ERROR_WINHTTP_LOGIN_FAILURE, 12015", "ERROR_WINHTTP_OPERATION_CANCELLED, 12017", "ERROR_WINHTTP_CANNOT_CONNECT, 12029",
            "ERROR_WINHTTP_CONNECTION_ERROR, 12030", "ERROR_INTERNET_CONNECTION_RESET, 12031", "ERROR_WINHTTP_RESEND_REQUEST, 12032",
            "ERROR_WINHTTP_SECURE_CERT_DATE_INVALID, 12037", "ERROR_WINHTTP_SECURE_CERT_CN_INVALID, 12038",
            "ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED, 12044", "ERROR_WINHTTP_SECURE_INVALID_CA, 12045",
            "ERROR_WINHTTP_HEADER_NOT_FOUND, 12150", "ERROR_WINHTTP_INVALID_SERVER_RESPONSE, 12152",
            "ERROR_WINHTTP_SECURE_CHANNEL_ERROR, 12157",
            "ERROR_WINHTTP_BAD_AUTO_PROXY_SCRIPT, 12166", "ERROR_WINHTTP_UNABLE_TO_DOWNLOAD_SCRIPT, 12167",
            "ERROR_WINHTTP_SECURE_INVALID_CERT, 12169", "ERROR_WINHTTP_SECURE_CERT_REVOKED, 12170", "ERROR_WINHTTP_SECURE_FAILURE, 12175",
            "ERROR_WINHTTP_AUTODETECTION_FAILED, 12180" })
    void codesOfWinHttpAreTheirNumbers(String name, int number) {
        assertEquals(name, CODES.find(0x80070000L | number).orElseThrow().name());
    }

    /** The one that is most often mistaken for the other. */
    @Test
    void aTimeOutIsNoProxyThatWantsCredentials() {
        assertEquals("WU_E_PT_HTTP_STATUS_PROXY_AUTH_REQ", CODES.find("0x8024401B").orElseThrow().name());
        assertEquals("WU_E_PT_HTTP_STATUS_REQUEST_TIMEOUT", CODES.find("0x8024401C").orElseThrow().name());
        assertEquals(List.of("D10"), CODES.find("0x8024401B").orElseThrow().rules());
        assertTrue(!CODES.find("0x8024401C").orElseThrow().rules().contains("D10"));
    }

    /** Where a code stands for an HTTP status, its meaning names that status. */
    @Test
    void httpStatusesAreNamedInTheirMeaning() {
        Set<String> statuses = CODES.all().stream().filter(code -> code.meaning().en().startsWith("HTTP ")).map(code -> {
            assertTrue(code.name().startsWith("WU_E_PT_HTTP_STATUS_"), code.name());
            assertTrue(code.meaning().ja().startsWith(code.meaning().en().substring(0, 8)), code.meaning().ja());
            return code.meaning().en().substring(5, 8);
        }).collect(Collectors.toSet());
        assertEquals(Set.of("400", "401", "403", "404", "405", "407", "408", "409", "410", "500", "501", "502", "503", "504", "505"),
                statuses);
    }

    @Test
    void namesAreUnique() {
        Set<String> names = new HashSet<>();
        CODES.all().stream().map(ClientCode::name).forEach(name -> assertTrue(names.add(name), name));
    }
}

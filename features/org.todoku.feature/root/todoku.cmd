@echo off
rem Starts Todoku: the workbench, or with a command the same program without a window.
rem   todoku [--workspace DIR]              the workbench
rem   todoku [--workspace DIR] demo         the workbench on the demo fleet
rem   todoku [--workspace DIR] open PATH... the workbench on these files
rem   todoku COMMAND ...                    see todoku --help
rem TODOKU_JAVA_OPTS adds options for the Java virtual machine.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"

set "JAVA_DIR="
set "BEST=20"
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined JAVA_DIR goto :java_found
for /f "delims=" %%J in ('where java.exe 2^>nul') do for %%D in ("%%~dpJ..") do call :consider "%%~fD"
for %%K in ("HKLM\SOFTWARE\JavaSoft\JDK" "HKLM\SOFTWARE\JavaSoft\JRE" "HKLM\SOFTWARE\Eclipse Adoptium\JDK" "HKLM\SOFTWARE\Eclipse Adoptium\JRE" "HKLM\SOFTWARE\Microsoft\JDK") do (
	for /f "tokens=2,*" %%A in ('reg query %%K /s 2^>nul ^| findstr /r /c:" JavaHome " /c:" Path "') do call :consider "%%B"
)
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
	for /d %%D in ("%%~P\*") do call :consider "%%~fD"
)
:java_found
if not defined JAVA_DIR (
	echo todoku: Java 21 or later is needed and none was found. 1>&2
	echo Install a JDK or JRE, for example Eclipse Temurin 21 or later, or set JAVA_HOME to one. 1>&2
	exit /b 2
)

set "LAUNCHER="
for %%L in ("%HOME_DIR%\plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fL"
set "USER_DIR=%LOCALAPPDATA%\Todoku"
set "WORKSPACE=%USER_DIR%\workspace"
set "MODE=cli"

if not "%~1"=="--workspace" goto :no_workspace
set "WORKSPACE=%~2"
shift
shift
:no_workspace
if "%~1"=="" set "MODE=workbench" & goto :arguments
if /i "%~1"=="demo" if "%~2"=="" set "MODE=demo" & shift & goto :arguments
if "%~1"=="-application" set "MODE=platform"
if /i "%~1"=="open" set "MODE=open" & shift
:arguments
rem After shift, %* still holds everything, so the rest is collected one by one; quotes are kept.
set "ARGS="
:next_argument
if [%1]==[] goto :arguments_done
set ARGS=%ARGS% %1
shift
goto :next_argument
:arguments_done

rem An installation the user may write keeps its own configuration, so that plug-ins can be installed into it.
set "CONFIGURATION="
2>nul (>"%HOME_DIR%\configuration\.writable" echo ok) && del "%HOME_DIR%\configuration\.writable" || set CONFIGURATION=-configuration "%USER_DIR%\configuration"

set "OPTIONS=--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:MetaspaceSize=128m -Dslf4j.internal.verbosity=ERROR %TODOKU_JAVA_OPTS%"
if "%MODE%"=="cli" set ARGS=-application org.todoku.cli.app%ARGS%& set "MODE=platform"
if not "%MODE%"=="platform" goto :workbench
"%JAVA_DIR%\bin\java.exe" %OPTIONS% -XX:TieredStopAtLevel=1 -jar "%LAUNCHER%" %CONFIGURATION% -data @none -nosplash %ARGS%
exit /b %ERRORLEVEL%

:workbench
if "%MODE%"=="demo" set ARGS= -demo
if "%MODE%"=="open" set ARGS= -open%ARGS%
:start
rem The language chosen in the preferences; it must be known before the workbench starts.
set "CHOSEN="
set "LANGUAGE="
if exist "%WORKSPACE%\language" set /p CHOSEN=<"%WORKSPACE%\language"
if "%CHOSEN%"=="en" set "LANGUAGE=-nl en"
if "%CHOSEN%"=="ja" set "LANGUAGE=-nl ja"
"%JAVA_DIR%\bin\java.exe" %OPTIONS% -jar "%LAUNCHER%" %CONFIGURATION% -data "%WORKSPACE%" -name Todoku -application org.todoku.app.application %LANGUAGE% %ARGS%
rem 23: the workbench asks to be started again, as after installing a plug-in. Files are opened only once.
if %ERRORLEVEL% equ 23 set "ARGS=" & goto :start
exit /b %ERRORLEVEL%

rem :consider DIR - takes DIR when it holds a newer Java than the best so far
:consider
if not exist "%~1\bin\java.exe" exit /b
set "VERSION="
if exist "%~1\release" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
if not defined VERSION exit /b
for /f "tokens=1 delims=.-+" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% gtr %BEST% set "BEST=%MAJOR%" & set "JAVA_DIR=%~1"
exit /b
